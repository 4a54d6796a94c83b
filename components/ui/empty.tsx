/** Nothing to show, and what to do next: first use, no result, no permission or an error say so differently. */
export function Empty({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <EmptyFrame>
      <h2 className="text-ink">{title}</h2>
      {children && <p>{children}</p>}
    </EmptyFrame>
  );
}

/** The middle of a page that has nothing else. */
export function EmptyFrame({ role, children }: { role?: 'alert'; children: React.ReactNode }) {
  return (
    <div role={role} className="px-6 py-12 text-center text-ink-2 [&>p]:mt-1">
      {children}
    </div>
  );
}
