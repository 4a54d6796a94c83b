import { Input, Select } from '../ui/control.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Hint } from '../ui/hint.tsx';
import { Label, Optional } from '../ui/label.tsx';
import { Stack } from '../ui/stack.tsx';

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
    <Stack gap="tight">
      <Label htmlFor={id}>
        {label} {optional && <Optional>{optional}</Optional>}
      </Label>
      {children}
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      <FieldError id={id} error={error} />
    </Stack>
  );
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <span className="flex gap-1.5 text-danger text-sm wrap-anywhere roomy:text-base" id={`${id}-error`}>
      <Glyph name="alert" className="mt-1" />
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
export function TextField({ name, label, hint, error, optional, ...rest }: Text) {
  return (
    <Field id={name} label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      <Input name={name} {...described(name, error, hint !== undefined)} {...rest} />
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
      <Select name={name} {...described(name, error, hint !== undefined)} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
