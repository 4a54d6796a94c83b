import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { unique } from '../../world/factories/writing.ts';
import { person, session } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import type { DomainError } from '../errors.ts';
import { knownBrowserCookie, sha256 } from './cookie.ts';
import { signIn } from './sign-in.ts';

vi.setConfig({ testTimeout: 90_000 });
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const request = (ip: string) => ({ id: 'request', ip, userAgent: 'test' });
const fresh = { known: undefined, session: undefined };
// the clock is moved by moving the rows
const later = (minutes: number) => sql`update rate_limits set resets_at = resets_at - make_interval(mins => ${minutes})`;

async function attempt(email: string, ip: string, browser: typeof fresh | { known: string; session: undefined } = fresh) {
  const error = await signIn({ email, password: 'not the right password', callbackUrl: '/' }, request(ip), browser).then(
    () => undefined,
    (reason: DomainError) => reason,
  );
  return error as DomainError;
}

describe('a day of guessing at one address', () => {
  test('at most 60 are judged from new browsers and 40 from known ones, from wherever they come', async () => {
    const { email } = await person();
    let fromNew = 0;
    let fromKnown = 0;
    const known = { known: knownBrowserCookie(email), session: undefined };
    // every hour as many as the shorter limits let through, each time from another source
    for (let hour = 0; hour < 23; hour++) {
      while ((await attempt(email, `10.1.${hour}.${fromNew}`)).code === 'invalid') fromNew++;
      while ((await attempt(email, `10.2.${hour}.1`, known)).code === 'invalid') fromKnown++;
      await later(60);
    }
    expect({ fromNew, fromKnown }).toEqual({ fromNew: 60, fromKnown: 40 });
    const refused = await attempt(email, '10.3.0.1');
    expect(refused).toMatchObject({ code: 'rate_limited', key: 'errors.rate_limited', values: { unit: 'minutes', wait: 60 } });
    expect(refused.retryAfter).toBeGreaterThan(58 * 60);
    await later(60);
    expect((await attempt(email, '10.3.0.1')).code).toBe('invalid');
  });

  test('sixty at once from sixty sources are sixty, not one more', async () => {
    const email = `${unique()}@people.example`;
    const codes: string[] = [];
    for (let round = 0; round < 4; round++)
      codes.push(
        ...(await Promise.all(Array.from({ length: 20 }, (_, at) => attempt(email, `10.4.${round}.${at}`)))).map((one) => one.code),
      );
    expect(codes.filter((code) => code === 'invalid').length).toBe(60);
    expect(codes.filter((code) => code === 'rate_limited').length).toBe(20);
  });

  test('who is refused uses up nothing: one source cannot spend what an address has', async () => {
    const someone = await person();
    for (let at = 0; at < 80; at++) await attempt(someone.email, '10.5.0.1');
    const signed = await signIn({ email: someone.email, password: someone.password, callbackUrl: '/' }, request('10.5.0.2'), fresh);
    expect(signed.userId).toBe(someone.id);
  });
});

test('a browser that signs in again leaves no session behind', async () => {
  const [first, second] = [await person(), await person()];
  const before = await session(first);
  const elsewhere = await session(first);
  await signIn({ email: second.email, password: second.password, callbackUrl: '/' }, request('10.7.0.1'), {
    known: undefined,
    session: before.hash,
  });
  const open = async (hash: Buffer) => (await sql`select revoked_at from sessions where token_hash = ${hash}`)[0]?.revoked_at === null;
  expect([await open(before.hash), await open(elsewhere.hash)]).toEqual([false, true]);
  const [event] = await sql`select event from audit_events where target_id = ${first.id} and event = 'user.signed_out'`;
  expect(event).toBeDefined();
  const signed = await signIn({ email: first.email, password: first.password, callbackUrl: '/' }, request('10.7.0.1'), fresh);
  expect(await open(sha256(signed.sid))).toBe(true);
});
