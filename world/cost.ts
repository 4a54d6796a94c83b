/** What a piece of work costs the processor, in milliseconds: a clock would also count what other programs do meanwhile. */
export function costOf(work: () => unknown): number {
  const begun = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1000;
}
