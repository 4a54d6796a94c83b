import { clsx } from 'clsx';

/** What a control is called. */
export function Label({ className, htmlFor, children, ...rest }: React.ComponentProps<'label'> & { htmlFor: string }) {
  return (
    <label htmlFor={htmlFor} className={clsx('font-medium text-sm roomy:text-md', className)} {...rest}>
      {children}
    </label>
  );
}

/** What may be left out says so. */
export function Optional({ children }: { children: React.ReactNode }) {
  return <span className="font-normal text-ink-3">({children})</span>;
}
