/** A list's address: defaults and empty values are left out, and its page only when it is named (look.md, Lists). */
export function listAddress(path: string, state: Record<string, string | undefined>, defaults: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value && value !== defaults[name]) query.set(name, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** One value a name; a name given twice counts once. */
export function flatQuery(query: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}
