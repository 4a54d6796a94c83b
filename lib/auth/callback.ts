import { isCanonical } from '../door/path.ts';

// an origin that nobody has: whatever leaves it would leave ours
const ours = 'http://foyer.invalid';

/**
 * Where one goes after signing in: a path of ours as it was parsed, or home. An address elsewhere, anything that reads
 * differently once parsed (dot segments, doubled slashes, backslashes), and a page whose address holds a token are refused
 * (rule 18).
 */
export function safeCallback(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return '/';
  // parsing drops tabs and line breaks, where another reader would not
  if (/[\u0000-\u0020\u007f]/.test(given) || !URL.canParse(given, ours)) return '/';
  const { origin, pathname, search } = new URL(given, ours);
  const typed = given.split(/[?#]/)[0] as string;
  const dotted = /(^|\/)(\.|%2e){1,2}(\/|$)/i.test(typed) || /\\|\/\//.test(typed);
  if (origin !== ours || dotted || !isCanonical(pathname + search)) return '/';
  return /^\/(invitations|reset|verify|sign-in)(\/|$)/i.test(pathname) ? '/' : pathname + search;
}
