import { Link } from './link.tsx';

/** Tabs are routes; a 2 px bar marks where one is. */
export function Tabs({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="mt-4 flex gap-6 overflow-x-auto border-line border-b px-gutter [scrollbar-width:none] phone:gap-5">
      {children}
    </nav>
  );
}

/** One of them; `here` says that this page is its. */
export function Tab({ href, here, children }: { href: string; here: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      scroll={false}
      className="flex-none rounded-t-xs border-transparent border-b-2 pt-2 pb-2.5 text-ink-2 text-sm no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-ink aria-[current]:font-bold aria-[current]:text-ink phone:pt-3 forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]"
    >
      {children}
    </Link>
  );
}
