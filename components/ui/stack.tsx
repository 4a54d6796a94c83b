import { cva, type VariantProps } from 'class-variance-authority';

/** What stands below each other, on the 4 px grid. */
export const stackLook = cva('flex flex-col', {
  variants: { gap: { tight: 'gap-1', near: 'gap-2', some: 'gap-3', usual: 'gap-4', wide: 'gap-5' } },
  defaultVariants: { gap: 'usual' },
});

/** Parts below each other with one distance between them. */
export function Stack({ gap, className, ...rest }: React.ComponentProps<'div'> & VariantProps<typeof stackLook>) {
  return <div className={stackLook({ gap, className })} {...rest} />;
}
