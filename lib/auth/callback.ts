/**
 * Where one goes after signing in: a path of ours, or home. An address elsewhere, a trick that a browser reads as one, and
 * an invitation's page (whose address holds its token) are refused (rule 18).
 */
export function safeCallback(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return '/';
  // a browser drops tabs and newlines and reads a backslash as a slash
  if (/[\u0000-\u0020\u007f\\]/.test(given) || given.startsWith('//')) return '/';
  let decoded = given;
  try {
    decoded = decodeURIComponent(given);
  } catch {
    return '/';
  }
  if (decoded.startsWith('//') || decoded.includes('\\')) return '/';
  const { origin, pathname } = new URL(given, 'http://foyer.invalid');
  if (origin !== 'http://foyer.invalid' || /^\/+(invitations|reset|verify|sign-in)(\/|$)/i.test(decodeURIComponent(pathname))) return '/';
  return given;
}
