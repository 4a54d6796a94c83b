import { cva } from 'class-variance-authority';
import { Glyph } from './glyph.tsx';

/** How what is typed into looks, whatever element it is. */
export const controlLook = cva(
  'rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-field text-ink placeholder:text-ink-3 focus-visible:outline-offset-0 aria-invalid:border-danger aria-invalid:[box-shadow:0_0_0_1px_var(--danger)] roomy:px-3 forced-colors:aria-invalid:border-3',
  {
    variants: {
      kind: {
        line: 'h-control [&[readonly]]:bg-sunken',
        choice: 'h-control appearance-none pe-7',
        text: 'min-h-20 resize-y',
      },
      /** as wide as its place, or as its words */
      fit: { true: 'min-w-28', false: 'w-full' },
    },
    defaultVariants: { kind: 'line', fit: false },
  },
);

/** What is wrong as a whole, where no control could wear it: a bar at its start. */
export const wrongLook = 'border-s-2 border-s-danger ps-4 -ms-4.5 phone:ms-0 phone:ps-3';

/** A line of text. */
export function Input({ className, ...rest }: React.ComponentProps<'input'>) {
  return <input className={controlLook({ className })} {...rest} />;
}

/** A native choice: it works without script and on every phone. */
export function Select({ fit = false, className, ...rest }: React.ComponentProps<'select'> & { fit?: boolean }) {
  return (
    <span className="relative block">
      <select className={controlLook({ kind: 'choice', fit, className })} {...rest} />
      <Glyph name="down" className="pointer-events-none absolute inset-y-0 end-2 my-auto text-ink-2" />
    </span>
  );
}

/** A text of several lines. */
export function TextArea({ className, ...rest }: React.ComponentProps<'textarea'>) {
  return <textarea className={controlLook({ kind: 'text', className })} {...rest} />;
}

/** A native box; where the system draws with its own colours, it draws this, too. */
export function Tick({ className = 'mt-0.5 phone:mt-0.75', ...rest }: Omit<React.ComponentProps<'input'>, 'type'>) {
  return (
    <input
      type="checkbox"
      className={`grid size-4 flex-none cursor-pointer appearance-none place-items-center rounded-xs border border-line-strong bg-raised checked:border-brand checked:bg-brand checked:before:size-2.5 checked:before:bg-on-brand checked:before:[clip-path:polygon(12%_46%,0_60%,40%_96%,100%_20%,86%_8%,38%_68%)] forced-colors:appearance-auto forced-colors:before:hidden ${className}`}
      {...rest}
    />
  );
}
