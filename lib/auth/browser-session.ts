import { cookies } from 'next/headers';
import { cookieName, cookieOptions, encodeSessionCookie } from './cookie.ts';

const days = 24 * 60 * 60;

/** Gives the browser its session, and the mark by which its person is never locked out. */
export async function openBrowserSession(opened: { sid: string; knownBrowser: string }): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName('session'), await encodeSessionCookie(opened.sid), cookieOptions(30 * days));
  jar.set(cookieName('known'), opened.knownBrowser, cookieOptions(365 * days));
}

/** The mark of a browser that signed in here before. */
export async function knownBrowser(): Promise<string | undefined> {
  return (await cookies()).get(cookieName('known'))?.value;
}

export async function closeBrowserSession(): Promise<void> {
  (await cookies()).set(cookieName('session'), '', cookieOptions(0));
}
