import { Glyph } from '../ui/glyph.tsx';

type Wrapped = {
  id: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string | undefined;
  optional?: string;
  children: React.ReactNode;
};

/** Label above, hint and error below; the control names both by `describedBy`. */
export function Field({ id, label, hint, error, optional, children }: Wrapped) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="opt">({optional})</span>}
      </label>
      {children}
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <span className="err" id={`${id}-error`}>
      <Glyph name="alert" />
      {error}
    </span>
  );
}

/** What a control says about itself: whether it is wrong, and where hint and error stand. */
export function described(id: string, error: string | undefined, hint: boolean) {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': error ? (true as const) : undefined, 'aria-describedby': ids || undefined };
}

type Text = Omit<React.ComponentProps<'input'>, 'id'> & {
  name: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string | undefined;
  optional?: string;
};

/** A line of text with everything around it. */
export function TextField({ name, label, hint, error, optional, className = '', ...rest }: Text) {
  return (
    <Field id={name} label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      <input className={`in ${className}`} name={name} {...described(name, error, hint !== undefined)} {...rest} />
    </Field>
  );
}

type Choice = Omit<React.ComponentProps<'select'>, 'id'> & {
  name: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string | undefined;
  optional?: string;
  options: { value: string; label: string }[];
};

/** A native choice: it works without script and on every phone. */
export function SelectField({ name, label, hint, error, optional, options, ...rest }: Choice) {
  return (
    <Field id={name} label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      <span className="sel">
        <select className="in" name={name} {...described(name, error, hint !== undefined)} {...rest}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Glyph name="down" />
      </span>
    </Field>
  );
}
