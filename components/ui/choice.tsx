import { cva, type VariantProps } from 'class-variance-authority';

const choiceLook = cva('cursor-pointer gap-x-2', {
  variants: {
    size: {
      /** box, words, and where it comes from at the end */
      usual: 'grid grid-cols-[16px_minmax(0,1fr)_auto] py-0.5 text-sm phone:py-1.25 phone:text-base',
      /** what a whole part of a form hangs on */
      heading: 'flex text-md',
    },
  },
  defaultVariants: { size: 'usual' },
});

type Given = { htmlFor?: string; children: React.ReactNode } & VariantProps<typeof choiceLook>;

/** A box or a radio with its words: all of it can be pressed. */
export function Choice({ size, htmlFor, children }: Given) {
  return (
    <label htmlFor={htmlFor} className={choiceLook({ size })}>
      {children}
    </label>
  );
}
