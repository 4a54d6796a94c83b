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

/** The folded form by which addresses are compared; undefined for what is no address. */
export function emailKey(text: unknown): string | undefined {
  return parseAddress(text)?.key;
}
