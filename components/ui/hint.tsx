import { clsx } from 'clsx';

type Given = Omit<React.ComponentProps<'span'>, 'ref'> & { as?: 'span' | 'p' };

/** A quiet word beside what it explains. */
export function Hint({ as: Tag = 'span', className, ...rest }: Given) {
  return <Tag className={clsx('text-ink-3 text-sm wrap-anywhere roomy:text-base', className)} {...rest} />;
}
