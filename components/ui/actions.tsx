import { cva, type VariantProps } from 'class-variance-authority';

const actionsLook = cva('flex flex-none gap-2 phone:w-full', {
  variants: {
    /** which of them share a phone's width */
    grows: { all: 'phone:[&>:is(a,button)]:flex-1', last: 'phone:[&>:last-child]:flex-1' },
  },
  defaultVariants: { grows: 'all' },
});

/** The buttons of a view beside each other, the main one last. */
export function Actions({ grows, className, ...rest }: React.ComponentProps<'div'> & VariantProps<typeof actionsLook>) {
  return <div className={actionsLook({ grows, className })} {...rest} />;
}
