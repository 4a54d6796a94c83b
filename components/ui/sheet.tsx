import { cva, type VariantProps } from 'class-variance-authority';

const sheetLook = cva('flex min-w-0 flex-col border-line bg-sheet', {
  variants: {
    look: {
      /** flush to the window's end, one rounded inner corner */
      flush: 'mt-2 rounded-ss-xl border-s border-t phone:mt-0 phone:min-h-[calc(100vh-56px)] phone:rounded-se-xl phone:border-s-0',
      /** alone on the canvas */
      lone: 'mx-auto my-[12vh] max-w-160 phone:mx-4 rounded-xl border',
    },
  },
  defaultVariants: { look: 'flush' },
});

/** The one paper-white sheet of a page (look.md, Frame). */
export function Sheet({ look, children }: VariantProps<typeof sheetLook> & { children: React.ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={sheetLook({ look })}>
      {children}
    </main>
  );
}
