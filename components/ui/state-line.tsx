/** The sentence that carries a page's state, or a section's; what is quieter in it is a span. */
export function StateLine({ id, children }: { id?: string; children: React.ReactNode }) {
  return (
    <h2
      id={id}
      className="max-w-[80ch] px-gutter pt-6 font-medium text-balance has-[+table]:pb-3 in-[section]:has-[+table]:pt-4 phone:pt-5 [&>span]:font-normal [&>span]:text-ink-2"
    >
      {children}
    </h2>
  );
}
