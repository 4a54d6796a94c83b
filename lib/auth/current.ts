import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { asSelf } from '#db/doors';
import { reachedUs } from '../door/under-way.ts';
import type { Actor } from './actor.ts';
import { cookieName, decodeSessionCookie, sha256 } from './cookie.ts';
import { findViewer, type Viewer } from './find-viewer.ts';
import { requestFacts, requestPath } from './request.ts';

export type Current = { actor: Actor; viewer: Viewer };

/** Whoever is signed in, asked of the session's row once a request; never of what the cookie claims (trust.md §1.5). */
export const current = cache(async (): Promise<Current | undefined> => {
  reachedUs();
  const sid = await decodeSessionCookie((await cookies()).get(cookieName('session'))?.value);
  if (!sid) return undefined;
  const session = sha256(sid);
  const viewer = await asSelf({ session }, findViewer);
  return viewer && { actor: { kind: 'session', session, userId: viewer.userId, request: await requestFacts() }, viewer };
});

/** The same for a page behind the door: who is signed out is led to the sign-in, and back here afterwards. */
export async function requireCurrent(): Promise<Current> {
  const found = await current();
  if (found) return found;
  const back = await requestPath();
  redirect(back === '/' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(back)}`);
}
