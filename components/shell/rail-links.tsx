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
    <nav className="nav" aria-label={label}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} aria-current={here(link.href) ? 'page' : undefined}>
          <Glyph name={link.glyph} />
          <span className="tx">{link.label}</span>
          {link.count > 0 && (
            <span className="n">
              {link.count}
              <span className="vh"> {needs}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
