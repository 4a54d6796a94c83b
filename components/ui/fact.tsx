import { cva, type VariantProps } from 'class-variance-authority';

/** The first of two lines: a name, or a fact in plain weight. As a link it is underlined under the pointer alone. */
export const factLook = cva('block text-ink text-sm wrap-anywhere no-underline phone:in-[table]:text-base', {
  variants: { plain: { true: 'font-normal', false: 'font-medium' }, link: { true: 'hover:underline' } },
  defaultVariants: { plain: false },
});

/** One fact; what explains it stands below (look.md, Shape). */
export function Fact({ plain, children }: VariantProps<typeof factLook> & { children: React.ReactNode }) {
  return <span className={factLook({ plain })}>{children}</span>;
}

/** The explanation under a fact. A phone has two lines a row: there it stays only under what names the row. */
export function Reason({ className = 'block phone:in-[td]:hidden', children }: { className?: string; children: React.ReactNode }) {
  return <span className={`text-ink-3 text-sm wrap-anywhere ${className}`}>{children}</span>;
}
