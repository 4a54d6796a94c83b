/** While an answer is on its way a bar runs under the words that asked for it, which stay as readable as before. */
export function Way() {
  return (
    <span
      data-way=""
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0.5 mx-auto h-0.5 w-[calc(100%-16px)] animate-way bg-current forced-color-adjust-none motion-reduce:animate-none forced-colors:bg-[Highlight]"
    />
  );
}
