import { cookies } from 'next/headers';
import { cookieName, cookieOptions, decodeSessionCookie, encodeSessionCookie, sha256 } from './cookie.ts';

const days = 24 * 60 * 60;

/** Gives the browser its session, and the mark by which its person is never locked out. */
export async function openBrowserSession(opened: { sid: string; knownBrowser: string }): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName('session'), await encodeSessionCookie(opened.sid), cookieOptions(30 * days));
  jar.set(cookieName('known'), opened.knownBrowser, cookieOptions(365 * days));
}

/** What a browser brings to a sign-in: the mark that somebody signed in here before, and the session that it still holds. */
export type Browser = { known: string | undefined; session: Buffer | undefined };

export async function thisBrowser(): Promise<Browser> {
  const jar = await cookies();
  const sid = await decodeSessionCookie(jar.get(cookieName('session'))?.value);
  return { known: jar.get(cookieName('known'))?.value, session: sid === undefined ? undefined : sha256(sid) };
}

export async function closeBrowserSession(): Promise<void> {
  (await cookies()).set(cookieName('session'), '', cookieOptions(0));
}
