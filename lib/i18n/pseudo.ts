// a tag is no text
const mark = (text: string) => text.replace(/<[^>]*>|[a-z]/gi, (part) => (part.length > 1 ? part : `${part}\u0323`));

// just after the brace that closes the one at `open`
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}') depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

// an argument stays as it is; the branches of a plural or a choice are text again
function marked(message: string): string {
  const open = message.indexOf('{');
  if (open < 0) return mark(message);
  const close = closing(message, open);
  const argument = message.slice(open + 1, close - 1);
  const head = argument.match(/^\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/)?.[0];
  return `${mark(message.slice(0, open))}{${head ? head + branches(argument.slice(head.length)) : argument}}${marked(message.slice(close))}`;
}

function branches(text: string): string {
  const open = text.indexOf('{');
  if (open < 0) return text;
  const close = closing(text, open);
  return `${text.slice(0, open + 1)}${marked(text.slice(open + 1, close - 1))}}${branches(text.slice(close))}`;
}

/** A catalogue whose every letter has a dot below: whatever shows without one did not come from it. */
export function pseudo(node: unknown): unknown {
  if (typeof node === 'string') return marked(node);
  return Object.fromEntries(Object.entries(node as Record<string, unknown>).map(([key, value]) => [key, pseudo(value)]));
}
