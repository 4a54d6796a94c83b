import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '../lib/env.ts';
import { ensureFirstAdmin } from '../scripts/admins.ts';
import { seedDemo } from '../world/seed.ts';
import { asSuperuser, catalogueOf, dropDatabase, dropRoles, testDatabase, urlFor } from '../world/test-database.ts';
import { migrate } from './migrate.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

const empty = `${testDatabase}_empty`;
const broken = `${testDatabase}_broken`;
const dir = mkdtempSync(join(tmpdir(), 'foyer-migrations-'));
const check = readFileSync(new URL('./check-invariants.sql', import.meta.url), 'utf8');

async function makeEmpty(name: string): Promise<void> {
  const sql = asSuperuser('postgres');
  await sql.unsafe(`create database ${name} owner foyer_owner`);
  await sql.end();
}
const logins = (name: string) => ({
  ownerUrl: urlFor('TEST_OWNER_URL', name),
  appUrl: urlFor('TEST_APP_URL', name),
  secret: 'a secret of tests that is long enough for them',
  rolePrefix: 'foyer',
});
const shapeOf = async (name: string) => {
  const sql = asSuperuser(name);
  const rows = await sql`select relname, relkind from pg_class where relnamespace = 'public'::regnamespace order by 1`;
  await sql.end();
  return rows.map((row) => `${row.relkind} ${row.relname}`);
};

afterAll(async () => {
  await dropDatabase(empty);
  await dropDatabase(broken);
  await dropRoles(`test_${process.pid}_broken_`, `gate_of_${broken}`);
  rmSync(dir, { recursive: true, force: true });
});

test('the journal lists every file once, in rising order: an older one merged later would be skipped in silence', () => {
  const times = journal.entries.map((entry) => entry.when);
  expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
  const files = readdirSync(new URL('./migrations', import.meta.url)).filter((name) => name.endsWith('.sql'));
  expect(files.sort()).toEqual(journal.entries.map((entry) => `${entry.tag}.sql`).sort());
});

test('from empty, twice, and then the demo world over it: the checker is content', async () => {
  await makeEmpty(empty);
  const ownerUrl = urlFor('TEST_OWNER_URL', empty);
  await migrate(logins(empty));
  const once = await shapeOf(empty);
  expect(once).toEqual(await shapeOf(testDatabase));
  const before = { ...process.env };
  Object.assign(process.env, { MIGRATION_DATABASE_URL: ownerUrl, DATA_DIR: dir });
  forgetEnv();
  const admin = await ensureFirstAdmin({ dataDir: dir });
  expect(admin.password).toMatch(/^[a-z2-9-]{20,}$/);
  expect((await ensureFirstAdmin({ dataDir: dir })).password).toBe(admin.password);
  expect(await seedDemo()).toEqual({ customers: 40, people: 300 });
  expect(await seedDemo()).toEqual({ customers: 0, people: 0 });
  Object.assign(process.env, before);
  forgetEnv();
  await migrate(logins(empty));
  expect(await shapeOf(empty)).toEqual(once);
  const sql = asSuperuser(empty);
  expect([...(await sql.unsafe(check))]).toEqual([]);
  await sql.end();
});

describe('a migration that fails changes nothing, in the database or in the cluster’s roles', () => {
  const prefix = `test_${process.pid}_broken`;
  const own = () => ({ ...logins(broken), rolePrefix: prefix });

  test('in the midst of the tables, after roles and queue were made', async () => {
    await makeEmpty(broken);
    const sql = asSuperuser(broken);
    await sql`create function actor() returns int language sql as 'select 1'`;
    const before = await catalogueOf(broken);
    await expect(migrate(own())).rejects.toThrow(/could not be brought to this version, and was left as it was: .*function "actor".*\.$/);
    expect(await catalogueOf(broken)).toEqual(before);
    await sql`drop function actor`;
    await sql.end();
  });

  test('where its connection is lost', async () => {
    const before = await catalogueOf(broken);
    const sql = asSuperuser(broken);
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(4602371)`;
      const failing = expect(migrate(own())).rejects.toThrow(
        /^The connection was lost .* it is as it was or at this version, start again\.$/,
      );
      for (let ended = 0; ended === 0; ) {
        const waiting =
          await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${broken} and wait_event = 'advisory'`;
        ended = waiting.length;
      }
      await failing;
    });
    await sql.end();
    expect(await catalogueOf(broken)).toEqual(before);
  });

  test('and one that does not fail makes what these would have left', async () => {
    const before = await catalogueOf(broken);
    await migrate(own());
    const made = (await catalogueOf(broken)).filter((line) => !before.includes(line));
    for (const sign of [`role ${prefix}_gate`, 'schema graphile_worker', 'schema drizzle', 'policy public users gate', 'extension pg_trgm'])
      expect(
        made.some((line) => line.startsWith(sign)),
        sign,
      ).toBe(true);
  });
});
