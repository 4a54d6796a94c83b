import { and, eq } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { credentials, users } from '#db/schema/index';
import { type RequestFacts, recordAudit } from '../audit/record.ts';
import { DomainError } from '../errors.ts';
import { emailKey } from '../mail/address.ts';
import type { Browser } from './browser-session.ts';
import { isKnownBrowser, knownBrowserCookie } from './cookie.ts';
import { countTry, type Limit, sourceOf } from './limits.ts';
import { refuseWhenBusy, verifyPassword } from './password.ts';
import type { SignInInput } from './schema.ts';
import { createSession } from './session.ts';

export type SignedIn = { userId: string; sid: string; knownBrowser: string };

const day = 24 * 60;

// at most a hundred passwords a day are compared for one address: 60 from browsers that are new to it, 40 from known ones
function limitsOf(key: string, source: string, known: boolean): Limit[] {
  if (known)
    return [
      { key: `sign-in known ${key}`, count: 20, minutes: 15 },
      { key: `sign-in known ${key}`, count: 40, minutes: day },
    ];
  return [
    { key: `sign-in ${key} from ${source}`, count: 10, minutes: 15 },
    { key: `sign-in ${key}`, count: 60, minutes: day },
    { key: `sign-in from ${source}`, count: 200, minutes: 15 },
  ];
}

/**
 * By address and password: the proof stands in for the actor. Known, unknown, invited-only and suspended addresses get the
 * same answer after the same work. A browser that signed in before has a budget of its own, so that nobody who tries an
 * address can lock its person out there (trust.md §1.14); the session it held ends.
 */
export async function signIn(input: SignInInput, request: RequestFacts, browser: Browser): Promise<SignedIn> {
  const key = emailKey(input.email) ?? '';
  refuseWhenBusy();
  await countTry(limitsOf(key, sourceOf(request.ip), isKnownBrowser(browser.known, key)));
  const [found] = await atGate(null, (tx) =>
    tx
      .select({ id: users.id, hash: credentials.passwordHash })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(and(eq(users.emailKey, key), eq(users.status, 'active'))),
  );
  // between two transactions, never inside one
  const right = await verifyPassword(found?.hash, input.password);
  if (!found || !right) throw new DomainError('invalid', 'auth.errors.wrong');
  const sid = await atGate(
    null,
    async (tx) => {
      const [still] = await tx
        .select({ hash: credentials.passwordHash })
        .from(credentials)
        .innerJoin(users, and(eq(users.id, credentials.userId), eq(users.status, 'active')))
        .where(eq(credentials.userId, found.id))
        .for('share');
      if (still?.hash !== found.hash) throw new DomainError('invalid', 'auth.errors.wrong');
      await recordAudit(tx, request, { event: 'user.signed_in', targetUserId: found.id });
      return createSession(tx, found.id, request, browser.session);
    },
    { write: true },
  );
  return { userId: found.id, sid, knownBrowser: knownBrowserCookie(key) };
}
