import { cva, type VariantProps } from 'class-variance-authority';
import type { PlaceKind } from '#lib/access/place';

const shapes = {
  customer: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="1" />
      <path d="M6.3 14V9.4h3.4V14" />
    </>
  ),
  account: (
    <>
      <path d="M5.6 1.2h4.8M3.8 3.8h8.4" />
      <rect x="1.8" y="6.4" width="12.4" height="8.2" rx="3" />
    </>
  ),
  room: (
    <>
      <rect x="1" y="3.4" width="14" height="9.2" rx="1.4" />
      <path fill="currentColor" stroke="none" d="M6.6 5.9v4.2L10 8z" />
    </>
  ),
  home: <path d="M2 14V6.6L8 2l6 4.6V14z" />,
  mail: (
    <>
      <rect x="1.4" y="3.2" width="13.2" height="9.6" rx="1.4" />
      <path d="M2 4.4l6 4.4 6-4.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="M10.6 10.6L14 14" />
    </>
  ),
  menu: <path d="M2 4.4h12M2 8h12M2 11.6h12" />,
  close: <path d="M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8" />,
  check: <path d="M2.8 8.6l3.4 3.6 7-8" />,
  down: <path d="M4 6.2l4 4 4-4" />,
  up: <path d="M4 9.8l4-4 4 4" />,
  lock: <path fill="currentColor" stroke="none" d="M8 2l6 6-6 6-6-6z" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path fill="currentColor" stroke="none" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" />
    </>
  ),
  copy: (
    <>
      <rect x="5.4" y="5.4" width="8.2" height="8.2" rx="1.4" />
      <path d="M10.6 5.4V3.8a1.4 1.4 0 0 0-1.4-1.4H3.8a1.4 1.4 0 0 0-1.4 1.4v5.4a1.4 1.4 0 0 0 1.4 1.4h1.6" />
    </>
  ),
  alert: <path fill="currentColor" stroke="none" d="M8 1.6l6.6 12H1.4z" />,
} as const satisfies Record<PlaceKind | string, React.ReactNode>;

export type GlyphName = keyof typeof shapes;

const drawn = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const glyphLook = cva('', {
  variants: {
    size: { tiny: 'size-2.5', small: 'size-3.5', usual: 'size-4', large: 'size-5', title: 'size-6' },
    inline: { true: 'me-1 inline-block align-[-3px]' },
  },
  defaultVariants: { size: 'usual' },
});

type Given = { name: GlyphName; className?: string } & VariantProps<typeof glyphLook>;

/** One of our own shapes: entities are told by shape, never by colour alone (look.md). */
export function Glyph({ name, size, inline, className }: Given) {
  return (
    <svg className={glyphLook({ size, inline, className })} viewBox="0 0 16 16" {...drawn} aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}

/** The product's own mark: a door in a door. */
export function Mark() {
  return (
    <svg className="size-6" viewBox="0 0 24 24" {...drawn} aria-hidden="true">
      <path d="M2.5 21.5v-19h19v19" />
      <path d="M7 21.5V7.5h10v14" />
      <path fill="currentColor" stroke="none" d="M10.6 21.5v-8.4h2.8v8.4z" />
      <path d="M.8 21.5h22.4" />
    </svg>
  );
}
