/** What a page begins with: lineage, name, one sentence, one primary action (look.md, Order of a page). */
export function PageHead({ children }: { children: React.ReactNode }) {
  return <header className="px-gutter pt-5 phone:pt-4">{children}</header>;
}

/** The name at the left, the primary action at the right. */
export function HeadRow({ children, action }: { children: React.ReactNode; action?: React.ReactNode }) {
  return (
    <div className="mt-1 flex items-start justify-between gap-x-8 gap-y-4 phone:flex-col">
      <div className="min-w-0">{children}</div>
      {action}
    </div>
  );
}

/** The one sentence under the name. */
export function Lede({ children }: { children: React.ReactNode }) {
  return <p className="mt-1 max-w-[70ch] text-ink-2 text-pretty wrap-anywhere">{children}</p>;
}

/** Where a page stands, from above; its steps are list items. */
export function Lineage({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav aria-label={label} className="min-h-5 text-ink-3 text-sm">
      <ol className="flex flex-wrap gap-x-2 gap-y-1">{children}</ol>
    </nav>
  );
}

/** One step of it. */
export function Step({ children }: { children: React.ReactNode }) {
  return (
    <li className="flex min-w-0 items-center gap-1.5 wrap-anywhere not-first:before:me-0.5 not-first:before:text-line-strong not-first:before:content-['/'] [&>*]:min-w-0 [&>a]:text-ink-2 [&>a]:not-hover:no-underline">
      {children}
    </li>
  );
}
