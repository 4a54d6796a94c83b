import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { env } from '../env.ts';

export { cookieName } from './cookie-name.ts';

const thirtyDays = 30 * 24 * 60 * 60;
const secure = () => env().appUrl.startsWith('https:');

/** What every cookie of ours is set with. */
export function cookieOptions(maxAge: number) {
  return { httpOnly: true, secure: secure(), sameSite: 'lax' as const, path: '/', maxAge };
}

/** A key for one purpose, so that what signs one thing never opens another. */
export function purposeKey(purpose: string): Buffer {
  return createHmac('sha256', env().appSecret).update(purpose).digest();
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The session's cookie: a token of next-auth that holds the session's secret and nothing else. */
export async function encodeSessionCookie(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: purposeKey('session cookie').toString('hex'), maxAge: thirtyDays });
}

/** The session's secret in a cookie; undefined for anything that this server did not make. */
export async function decodeSessionCookie(value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined;
  try {
    const token = await decode({ token: value, secret: purposeKey('session cookie').toString('hex') });
    return typeof token?.sid === 'string' ? token.sid : undefined;
  } catch {
    return undefined;
  }
}

const signature = (emailKey: string) => createHmac('sha256', purposeKey('known browser')).update(emailKey).digest();

/** Says that somebody signed in here before as this address; tells nothing else (trust.md §1.14). */
export function knownBrowserCookie(emailKey: string): string {
  return signature(emailKey).toString('base64url');
}

export function isKnownBrowser(value: string | undefined, emailKey: string): boolean {
  const given = Buffer.from(value ?? '', 'base64url');
  const right = signature(emailKey);
  return given.length === right.length && timingSafeEqual(given, right);
}
