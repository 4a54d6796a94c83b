import type { IncomingMessage } from 'node:http';

/**
 * A write by cookie must come from our own pages: a browser says so by Origin, or by Sec-Fetch-Site. Next alone would take
 * an action without an Origin, and a forged one when X-Forwarded-Host agrees (trust.md §1.8).
 */
export function isFromOurPages(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  // a browser that was told to send no Referer sends no Origin either: its own word about the site is left
  if (origin !== undefined && origin !== 'null') return origins.includes(origin) && (site === undefined || site === 'same-origin');
  return site === 'same-origin';
}

/** The addresses by which browsers reach us: APP_URL, and on a loopback trial its other spelling. */
export function ownOrigins(appUrl: string): string[] {
  const url = new URL(appUrl);
  const twin = { localhost: '127.0.0.1', '127.0.0.1': 'localhost', '[::1]': 'localhost' }[url.hostname];
  if (!twin) return [url.origin];
  const other = new URL(appUrl);
  other.hostname = twin;
  return [url.origin, other.origin];
}
