'use client';
import { usePathname } from 'next/navigation';
import { Glyph, type GlyphName } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';

export type RailLink = { href: string; label: string; glyph: GlyphName; count: number };

/** The main ways; a number stands only where something waits. */
export function RailLinks({ links, label, needs }: { links: RailLink[]; label: string; needs: string }) {
  const path = usePathname();
  const here = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`));
  return (
    <nav className="flex flex-col gap-0.5" aria-label={label}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={here(link.href) ? 'page' : undefined}
          className="flex h-control items-center gap-3 rounded-md px-2 text-ink-2 text-sm no-underline hover:bg-hover hover:text-ink aria-[current]:bg-sheet aria-[current]:font-medium aria-[current]:text-ink narrow:px-2.5 forced-colors:aria-[current]:outline-2 forced-colors:aria-[current]:outline-[Highlight] forced-colors:aria-[current]:-outline-offset-2"
        >
          <Glyph name={link.glyph} />
          <span className="narrow:not-phone:sr-only">{link.label}</span>
          {link.count > 0 && (
            <span className="ms-auto pe-1 font-medium text-ink tabular-nums narrow:not-phone:sr-only">
              {link.count}
              <span className="sr-only"> {needs}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
