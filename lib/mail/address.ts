export type Address = { /** as typed, trimmed */ address: string /** folded: what the database compares */; key: string };

// a dot-atom of printable ASCII: quoted local parts, comments and Unicode fan out or misroute in mail servers (trust.md §1.11)
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

// the platform's own IDNA: a homograph keeps its xn-- form, so that it never equals what it imitates
function asciiDomain(domain: string): string | undefined {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain)) return undefined;
  try {
    const host = new URL(`http://${domain}/`).hostname;
    const labels = host.split('.');
    const whole = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '');
    return whole && host.length <= 253 ? host : undefined;
  } catch {
    return undefined;
  }
}

/** Exactly one address, or undefined: no lists, groups, names, quotes, controls or look-alike signs (trust.md §7.2). */
export function parseAddress(text: unknown): Address | undefined {
  if (typeof text !== 'string' || text.length > 1000) return undefined;
  const address = text.trim();
  if (address.length > 254 || /[\s\p{C}<>()[\]\\,;:"＠﹫]/u.test(address)) return undefined;
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  if (at < 1 || name.length > 64 || !local.test(name)) return undefined;
  const domain = asciiDomain(address.slice(at + 1).toLowerCase());
  if (!domain) return undefined;
  const key = `${name.toLowerCase()}@${domain}`;
  return key.length <= 254 ? { address, key } : undefined;
}

// what mail programs put around an address and nobody sees; overrides that turn a text around stay, and are refused
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u206f\ufeff]/g;
const around = '()[]<>"“”‘’.,:;!?';

// one word without brackets, quotes, full stops and `mailto:`; an apostrophe goes as a pair alone, since it may begin an address
function bare(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && around.includes(word[from] as string)) from++;
  while (to > from && (around.includes(word[to - 1] as string) || word[to - 1] === "'")) to--;
  if (word[from] === "'" && to < word.length && word.slice(to).includes("'")) from++;
  const rest = word.slice(from, to);
  return /^mailto:/i.test(rest) ? bare((rest.slice(7).split('?')[0] as string).replaceAll('%40', '@')) : rest;
}

const wordsOf = (text: string) => text.split(/[\s,;]+/);

// before a bracket stand the addresses that have none, then the name of the one in it: what follows the last address or line
function beforeName(text: string): string[] {
  const plain = text.replace(/"[^"]*"/g, ' ');
  const at = plain.lastIndexOf('@');
  const address = at < 0 ? 0 : at + plain.slice(at).search(/[\s,;]|$/);
  return wordsOf(plain.slice(0, Math.max(address, plain.lastIndexOf(';'), plain.lastIndexOf('\n'))));
}

/**
 * What was typed or pasted, cut into its addresses: `Name <address>`, `mailto:`, quotes, full stops and signs that nobody
 * sees fall away. What is no address comes back as the word that it is, so that it can be named.
 */
export function splitAddresses(text: string): string[] {
  const plain = text.replace(unseen, '');
  const words: string[] = [];
  let from = 0;
  // what clings to a bracket from behind is no list: it stays one word, which is no address
  for (const found of plain.matchAll(/<([^<>]*)>(?=[\s,;.!?)\]"'”’<]|$)/g)) {
    words.push(...beforeName(plain.slice(from, found.index)), ...wordsOf(found[1] as string));
    from = found.index + found[0].length;
  }
  return [...words, ...wordsOf(plain.slice(from))].map(bare).filter(Boolean);
}

/** The one address that somebody typed or pasted, or undefined where there is none or more than one. */
export function readAddress(text: unknown): Address | undefined {
  if (typeof text !== 'string' || text.length > 1000) return undefined;
  // some programs paste an address as the name of itself
  const [word, ...more] = new Set(splitAddresses(text));
  return more.length === 0 ? parseAddress(word) : undefined;
}

/** The folded form of what somebody typed, by which addresses are compared; undefined for what is no address. */
export function emailKey(text: unknown): string | undefined {
  return readAddress(text)?.key;
}

/** Whether an address stands under one of these domains, both in their ASCII form; an empty list allows all (rule 16). */
export function inDomains(address: string, domains: readonly string[]): boolean {
  const domain = emailKey(address)?.split('@').at(-1);
  return domains.length === 0 || domains.some((listed) => domain !== undefined && asciiDomain(listed.trim().toLowerCase()) === domain);
}
