'use client';
import { usePathname } from 'next/navigation';
import { Tab, Tabs } from '../ui/tabs.tsx';

export type PlaceTab = { href: string; label: string; exact?: boolean };

/** The tabs of a place. */
export function PlaceTabs({ tabs, label }: { tabs: PlaceTab[]; label: string }) {
  const path = usePathname();
  const here = (tab: PlaceTab) => path === tab.href || (!tab.exact && path.startsWith(`${tab.href}/`));
  return (
    <Tabs label={label}>
      {tabs.map((tab) => (
        <Tab key={tab.href} href={tab.href} here={here(tab)}>
          {tab.label}
        </Tab>
      ))}
    </Tabs>
  );
}
