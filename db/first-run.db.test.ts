import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyPassword } from '#lib/auth/password';
import { closePools } from './client.ts';
import { asPlatform, atGate } from './doors.ts';
import { closeFactories, unique, written } from './factories/writing.ts';
import { actor, person, session } from './factories.ts';
import { createAdmin, ensureFirstAdmin, resetAdminPassword } from './first-run.ts';

afterAll(async () => {
  await closePools();
  await closeFactories();
});

const hashOf = async (email: string) =>
  (await written((sql) => sql`select password_hash from credentials c join users u on u.id = c.user_id where email = ${email}`))[0]
    ?.password_hash;
const nobody = async (hash: Buffer) => (await atGate({ session: hash }, (tx) => tx.execute('select actor() as id'))) as unknown;

test('the first admin is made once, with one file of the right mode at most', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-'));
  const first = await ensureFirstAdmin({ dataDir });
  expect(await ensureFirstAdmin({ dataDir })).toEqual(first);
  expect(readdirSync(dataDir)).toEqual(first.password ? ['admin-password'] : []);
  rmSync(dataDir, { recursive: true });
});

test('a new admin has the generated password, all permissions and an event', async () => {
  const email = `${unique()}@people.example`;
  const made = await createAdmin({ email });
  expect(made.password.length).toBeGreaterThan(20);
  expect(await verifyPassword(await hashOf(email), made.password)).toBe(true);
  const [row] = await written(
    (sql) => sql`select u.id, r.permissions @> array['roles.manage', 'platform.access'] as all, e.event from users u
      join platform_admins p on p.user_id = u.id join platform_roles r on r.id = p.role_id
      join audit_events e on e.target_id = u.id where u.email = ${email}`,
  );
  expect(row).toMatchObject({ all: true, event: 'admin.created' });
});

test('an existing person who is made an admin gets a new password, and older sessions end', async () => {
  const known = await person();
  const { hash } = await session(known);
  const { password } = await createAdmin({ email: known.email.toUpperCase() });
  expect(await nobody(hash)).toEqual([{ id: null }]);
  expect(await verifyPassword(await hashOf(known.email), password)).toBe(true);
  await expect(asPlatform(await actor(known), async () => 'in')).resolves.toBe('in');
});

test('a short or common password and a bad address are refused', async () => {
  await expect(createAdmin({ email: `${unique()}@people.example`, password: 'short one' })).rejects.toThrow('15 to 128');
  await expect(createAdmin({ email: 'nobody' })).rejects.toThrow('not an e-mail address');
});

test('resetting ends the sessions of an admin, and of nobody else', async () => {
  const [admin, other] = [await person({ platformRole: 'admin' }), await person()];
  const { hash } = await session(admin);
  const reset = await resetAdminPassword({ email: admin.email });
  expect(await nobody(hash)).toEqual([{ id: null }]);
  expect(await verifyPassword(await hashOf(admin.email), reset?.password ?? '')).toBe(true);
  expect(await resetAdminPassword({ email: other.email })).toBeUndefined();
});
