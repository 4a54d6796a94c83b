'use client';
import { usePathname } from 'next/navigation';
import { Link } from '../ui/link.tsx';

export type TabLink = { href: string; label: string; exact?: boolean };

/** Tabs are routes; a 2 px bar marks where one is. */
export function PlaceTabs({ tabs, label }: { tabs: TabLink[]; label: string }) {
  const path = usePathname();
  const here = (tab: TabLink) => path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`));
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={here(tab) ? 'page' : undefined} scroll={false}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
