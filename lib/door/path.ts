// what may stand unescaped: printable ASCII, but what a browser reads as something else
const unsafe = /[^\x21-\x7e]|[\\#]/;
const escapes = /%([0-9A-Fa-f]{2})?/g;
// an escape of one of these means the sign itself, a separator, or the beginning of another escape: a second spelling
const plain = /^[A-Za-z0-9\-._~/\\%]$/;

/**
 * Whether an address has one spelling only: what decides by a path (a policy, a log, a matcher) must read what the page
 * behind it reads. Refused are `//`, `.` and `..`, backslashes, controls, signs that a browser always escapes, and escapes of
 * unreserved signs, `/`, `\`, `%` and controls, or such that are no UTF-8. An honest `%20` passes. Queries may hold any escape.
 */
export function isCanonical(url: string): boolean {
  if (unsafe.test(url)) return false;
  const path = url.split('?')[0] as string;
  const [root, ...segments] = path.split('/');
  if (root !== '' || segments.length === 0) return false;
  // an empty last one is the slash at the end, which Next takes away
  if (segments.some((segment, at) => segment === '.' || segment === '..' || (segment === '' && at < segments.length - 1))) return false;
  for (const [, hex] of path.matchAll(escapes)) {
    if (!hex) return false;
    if (plain.test(String.fromCharCode(Number.parseInt(hex, 16)))) return false;
  }
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

// what stands behind these is a secret
const tokenPage = /^\/(invitations|reset|verify)(?=\/)/i;

/** What may stand in a log of an address: no token in any spelling, and queries not at all. */
export function loggedPath(url: string): string {
  if (!isCanonical(url)) return '[not canonical]';
  const path = url.split('?')[0] as string;
  const [page] = path.match(tokenPage) ?? [];
  // a token elsewhere has its shape still; our ids are shorter
  return (page ? `${page}/[token]` : path.replace(/[\w-]{40,}/g, '[token]')).slice(0, 300);
}
