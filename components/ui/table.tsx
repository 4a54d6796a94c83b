import { cva, type VariantProps } from 'class-variance-authority';

type Titled = { caption: string; head: React.ReactNode; children: React.ReactNode };

/** A list's table; on a phone each row is two lines of two places (look.md, Shape), and the head is gone. */
export function Table({ caption, head, children }: Titled) {
  return (
    <table className="w-full border-collapse text-sm phone:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="phone:hidden">
        <tr>{head}</tr>
      </thead>
      <tbody className="phone:block">{children}</tbody>
    </table>
  );
}

const edges = 'px-3 not-phone:first:ps-gutter not-phone:last:pe-gutter';
const headLook = cva(`border-line border-y bg-sunken py-1.75 whitespace-nowrap text-ink-3 ${edges}`, {
  variants: { numbers: { true: 'text-end tabular-nums' }, below: { narrow: 'narrow:hidden' } },
});

type HeadGiven = React.ComponentProps<'th'> & VariantProps<typeof headLook>;

/** The head of a column; `numbers` stand at the end. */
export function Head({ numbers, below, className, ...rest }: HeadGiven) {
  return <th scope="col" className={headLook({ numbers, below, className })} {...rest} />;
}

/** A row; one that was just written, or led to, is marked. */
export function Row({ marked = false, children }: { marked?: boolean; children: React.ReactNode }) {
  return (
    <tr
      data-landing={marked ? '' : undefined}
      tabIndex={marked ? -1 : undefined}
      autoFocus={marked}
      className="hover:bg-hover focus-visible:-outline-offset-2 data-landing:bg-selected phone:grid phone:min-h-16 phone:grid-cols-[minmax(0,1fr)_auto] phone:content-center phone:items-center phone:gap-x-3 phone:border-line phone:border-b phone:px-4 phone:py-2.5 forced-colors:data-landing:outline-2 forced-colors:data-landing:outline-[Highlight] forced-colors:data-landing:-outline-offset-2"
    >
      {children}
    </tr>
  );
}

const cellLook = cva(
  `h-13 border-line border-b align-middle not-phone:py-1.25 phone:h-auto phone:min-w-0 phone:border-0 phone:p-0 ${edges}`,
  {
    variants: {
      /** where it stands on a phone: which line, at its start or its end; verbs are a line of their own below both */
      spot: {
        first: 'phone:block phone:[grid-area:1/1]',
        firstEnd: 'phone:block phone:text-end phone:[grid-area:1/2]',
        second: 'phone:block phone:[grid-area:2/1]',
        secondEnd: 'phone:block phone:text-end phone:[grid-area:2/2]',
        /** its parts have places of their own */
        parts: 'phone:contents',
        verbs: 'whitespace-nowrap text-end empty:phone:hidden phone:col-span-full phone:flex phone:text-start',
        none: 'phone:hidden',
      },
      numbers: { true: 'text-end tabular-nums' },
      ink: { quiet: 'text-ink-2', faint: 'text-ink-3' },
      below: { narrow: 'narrow:hidden' },
    },
  },
);

type CellGiven = { children: React.ReactNode } & VariantProps<typeof cellLook>;

/** A cell. */
export function Cell({ children, ...look }: CellGiven) {
  return <td className={cellLook({ ...look, className: 'wrap-anywhere' })}>{children}</td>;
}

/** What names its row. */
export function RowHead({ children }: { children: React.ReactNode }) {
  return (
    <th scope="row" className={cellLook({ spot: 'first' })}>
      {children}
    </th>
  );
}

/** A place's name beside its shape; what explains it below. A phone has no room for the shape, unless kinds are mixed. */
export function Named({ glyph, mixed = false, children }: { glyph: React.ReactNode; mixed?: boolean; children: React.ReactNode }) {
  return (
    <span className="flex items-center gap-3" data-mixed={mixed ? '' : undefined}>
      {glyph}
      <span>{children}</span>
    </span>
  );
}
