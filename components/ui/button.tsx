import { cva, type VariantProps } from 'class-variance-authority';

/** How a button looks, whatever element it is: one `go` a view, red only for danger (look.md, Colour). */
export const buttonLook = cva(
  'inline-flex cursor-pointer items-center justify-center gap-2 rounded-md border font-medium no-underline transition-[background-color] motion-reduce:transition-none aria-busy:relative aria-busy:cursor-progress',
  {
    variants: {
      look: {
        go: 'border-brand bg-brand text-on-brand hover:border-brand-hover hover:bg-brand-hover aria-disabled:cursor-progress forced-colors:border-2',
        plain: 'border-line-strong bg-raised text-ink hover:bg-hover',
        bare: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink aria-busy:text-ink forced-colors:border-[Canvas]',
        danger: 'border-danger bg-danger text-on-brand hover:[filter:brightness(1.12)]',
      },
      size: {
        usual: 'min-h-control px-3.5 py-1.5 text-sm roomy:px-5 roomy:text-md',
        small: 'min-h-small px-2.5 py-0.75 text-sm roomy:px-3 roomy:text-base',
        icon: 'min-h-control w-control flex-none',
      },
      /** as long as its words, or as the page that has one thing to do */
      wide: { true: 'wrap-anywhere roomy:w-full', false: 'whitespace-nowrap roomy:whitespace-normal' },
    },
    compoundVariants: [
      {
        look: ['plain', 'bare', 'danger'],
        class:
          'aria-disabled:cursor-not-allowed not-aria-busy:aria-disabled:text-ink-3 forced-colors:not-aria-busy:aria-disabled:border-[GrayText] forced-colors:not-aria-busy:aria-disabled:text-[GrayText]',
      },
    ],
    defaultVariants: { look: 'plain', size: 'usual', wide: false },
  },
);

export type ButtonLook = VariantProps<typeof buttonLook>;

type Given = Omit<React.ComponentProps<'button'>, 'type'> & ButtonLook & { type?: 'button' | 'submit' };

/** A button that does something here; what leads elsewhere is a link with the same look. */
export function Button({ look, size, wide, className, type = 'button', ...rest }: Given) {
  return <button type={type} className={buttonLook({ look, size, wide, className })} {...rest} />;
}
