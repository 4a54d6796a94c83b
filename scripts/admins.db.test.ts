import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { verifyPassword } from '#lib/auth/password';
import { forgetEnv } from '#lib/env';
import { newId } from '#lib/ids';
import { closePools } from '../db/client.ts';
import { asPlatform, atGate } from '../db/doors.ts';
import { closeFactories, unique, written } from '../world/factories/writing.ts';
import { person, session } from '../world/factories.ts';
import { asSuperuser, dropDatabase, makeDatabase, testDatabase, urlFor } from '../world/test-database.ts';
import { createAdmin, ensureFirstAdmin, resetAdminPassword } from './admins.ts';

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
  expect(made.password?.length).toBeGreaterThan(20);
  expect(await verifyPassword(await hashOf(email), made.password ?? '')).toBe(true);
  const [row] = await written(
    (sql) => sql`select u.id, r.permissions @> array['roles.manage', 'platform.access'] as all, e.event from users u
      join platform_admins p on p.user_id = u.id join platform_roles r on r.id = p.role_id
      join audit_events e on e.target_id = u.id where u.email = ${email}`,
  );
  expect(row).toMatchObject({ all: true, event: 'admin.created' });
});

const everythingOf = (id: string) =>
  written(
    (sql) => sql`select u.*, c.*, s.revoked_at from users u left join credentials c on c.user_id = u.id
      left join sessions s on s.user_id = u.id where u.id = ${id}`,
  ).then((rows) => [...rows]);
const eventsOf = (id: string) => written((sql) => sql`select event from audit_events where target_id = ${id} and event = 'admin.created'`);

test('an existing person who is made an admin keeps password, sessions and status; once more changes nothing', async () => {
  const [known, waiting, suspended] = [await person(), await person({ status: 'invited' }), await person({ status: 'suspended' })];
  const { hash } = await session(known);
  for (const one of [known, waiting, suspended]) {
    const before = await everythingOf(one.id);
    expect(await createAdmin({ email: one.email.toUpperCase() })).toEqual({ email: one.email, status: one.status });
    expect(await createAdmin({ email: one.email })).toEqual({ email: one.email, status: one.status });
    expect(await everythingOf(one.id)).toEqual(before);
    expect(await eventsOf(one.id)).toHaveLength(1);
  }
  await expect(asPlatform({ session: hash }, async () => 'in')).resolves.toBe('in');
});

test('a password for an existing person is refused, and makes nobody an admin', async () => {
  const known = await person();
  await expect(createAdmin({ email: known.email, password: 'nine gannets over the bay' })).rejects.toThrow('keeps its password');
  expect(await eventsOf(known.id)).toHaveLength(0);
});

test('a first start whose admin is a person already gives them the role alone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-'));
  const database = `${testDatabase}_first`;
  await makeDatabase(database);
  const sql = asSuperuser(database);
  const before = process.env.MIGRATION_DATABASE_URL;
  try {
    const email = 'known@people.example';
    const id = newId();
    await sql.begin(async (tx) => {
      await tx`insert into users (id, email, email_key, status) values (${id}, ${email}, ${email}, 'active')`;
      await tx`insert into credentials (user_id, password_hash) values (${id}, 'their own')`;
      await tx`insert into audit_events (id, event, target_id) values (${newId()}, 'user.created', ${id})`;
    });
    process.env.MIGRATION_DATABASE_URL = urlFor('TEST_OWNER_URL', database);
    forgetEnv();
    expect(await ensureFirstAdmin({ email, password: 'nine gannets over the bay', dataDir })).toEqual({ email });
    expect([
      ...(await sql`select password_hash, name from credentials c join platform_admins p on p.user_id = c.user_id
      join platform_roles r on r.id = p.role_id`),
    ]).toEqual([{ password_hash: 'their own', name: 'admin' }]);
    expect(readdirSync(dataDir)).toEqual([]);
  } finally {
    process.env.MIGRATION_DATABASE_URL = before;
    forgetEnv();
    await sql.end();
    await dropDatabase(database);
    rmSync(dataDir, { recursive: true });
  }
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
  const events = await written(
    (sql) => sql`select event from audit_events where target_id = ${admin.id} and event = 'user.password_reset'`,
  );
  expect(events).toHaveLength(1);
});
