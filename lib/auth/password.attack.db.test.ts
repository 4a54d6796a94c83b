import { afterAll, beforeAll, expect, test } from 'vitest';
import { unique } from '../../world/factories/writing.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { signIn } from './sign-in.ts';

let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

// alone in its file: the first thing that this process is asked must meet the full queue
test('a full queue says so, counts nothing, and leaves nobody failed for good', async () => {
  const email = `${unique()}@people.example`;
  const attempt = () =>
    signIn(
      { email, password: 'not the right password', callbackUrl: '/' },
      { id: 'request', ip: '10.6.0.1', userAgent: 'test' },
      { known: undefined, session: undefined },
    ).catch((reason: unknown) => reason);
  const [before] = await sql`select count(*)::int as rows from rate_limits`;
  const full = Array.from({ length: 66 }, (_, at) => hashPassword(`one of many passwords ${at}`));
  await expect(verifyPassword(undefined, 'a stranger in the rush')).rejects.toMatchObject({ code: 'busy', retryAfter: 5 });
  expect(await attempt()).toMatchObject({ code: 'busy', key: 'errors.busy' });
  expect((await sql`select count(*)::int as rows from rate_limits`)[0]).toEqual(before);
  await Promise.all(full);
  expect(await verifyPassword(undefined, 'a stranger afterwards')).toBe(false);
  expect(await attempt()).toMatchObject({ code: 'invalid' });
});
