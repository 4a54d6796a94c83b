/** A few of which one is on; the one that is on is raised ink (look.md). */
export function Segments({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex gap-0.5 rounded-md border border-line bg-sunken p-0.5 phone:w-full phone:flex-wrap"
    >
      {children}
    </div>
  );
}

/** One of them: a submit button, so that it works without script. */
export function Segment({ on, ...rest }: Omit<React.ComponentProps<'button'>, 'type' | 'className'> & { on: boolean }) {
  return (
    <button
      type="submit"
      aria-pressed={on}
      className="inline-flex min-h-7 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-sm px-3 py-1 text-ink-2 text-sm aria-pressed:bg-raised aria-pressed:font-bold aria-pressed:text-ink aria-pressed:[box-shadow:0_0_0_1px_var(--line-strong)] phone:min-h-9 phone:flex-[1_1_40%] phone:justify-center forced-colors:aria-pressed:bg-[Highlight] forced-colors:aria-pressed:text-[HighlightText] forced-colors:aria-pressed:forced-color-adjust-none"
      {...rest}
    />
  );
}
