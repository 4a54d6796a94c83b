import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, expect } from 'vitest';
import { closePools } from '../db/client.ts';
import { forgetEnv } from '../lib/env.ts';

const superuser = process.env.TEST_SUPERUSER_URL;
const template = 'foyer_template';
const name = `test_${process.pid}_${Math.floor(performance.timeOrigin + performance.now())}_${Math.floor(Math.random() * 1e6)}`;

/** The URL of a database of this cluster for one of its logins. */
export function urlFor(login: 'TEST_SUPERUSER_URL' | 'TEST_OWNER_URL' | 'TEST_APP_URL' | 'TEST_GATE_URL', database: string): string {
  const url = new URL(process.env[login] as string);
  url.pathname = `/${database}`;
  return url.toString();
}

/** A look at everything, past every fence: for what a test asserts, never for what it does. */
export function asSuperuser(database: string): postgres.Sql {
  return postgres(urlFor('TEST_SUPERUSER_URL', database), { max: 2, onnotice: () => {} });
}

/** A database of its own for a purpose, made from the migrated template. */
export async function makeDatabase(database: string, from = template): Promise<void> {
  const sql = asSuperuser('postgres');
  try {
    await sql.unsafe(`create database ${database} template ${from} owner foyer_owner`);
    await sql.unsafe(`revoke connect on database ${database} from public`);
    await sql.unsafe(`grant connect on database ${database} to foyer_app, foyer_owner, gate_of_${template}`);
  } finally {
    await sql.end();
  }
}

export async function dropDatabase(database: string): Promise<void> {
  const sql = asSuperuser('postgres');
  await sql.unsafe(`drop database if exists ${database} with (force)`);
  await sql.end();
}

/** Ends the roles whose names begin so, when the databases that know them are gone. */
export async function dropRoles(...beginnings: string[]): Promise<void> {
  const sql = asSuperuser('postgres');
  const rows = await sql`select quote_ident(rolname) as name from pg_roles where exists (
    select from unnest(${beginnings}::text[]) b where starts_with(rolname, b))`;
  // together: what one granted to another holds neither
  if (rows.length > 0) await sql.unsafe(`drop role ${rows.map(({ name }) => name).join(', ')}`);
  await sql.end();
}

/**
 * All that a migration could leave behind, a line each: relations, schemas, functions, policies, rights, and the cluster's
 * roles and memberships but those of other test files: what a file makes there has `test_`, its process and `_` in its name.
 */
export async function catalogueOf(database: string): Promise<string[]> {
  const sql = asSuperuser(database);
  const ours = (role: string) => sql`(${sql(role)}::text !~ 'test_[0-9]' or ${sql(role)}::text ~ ${`test_${process.pid}_`})`;
  const rows = await sql`
    select concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relowner::regrole, c.relacl) as line from pg_class c
      where c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
    union all select concat_ws(' ', 'schema', n.nspname, n.nspowner::regrole, n.nspacl) from pg_namespace n where n.nspname !~ '^pg_(temp|toast_temp)'
    union all select concat_ws(' ', 'function', p.oid::regprocedure, p.proowner::regrole, p.proacl) from pg_proc p
      where p.pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
    union all select concat_ws(' ', 'policy', p.schemaname, p.tablename, p.policyname, p.roles::text) from pg_policies p
    union all select concat_ws(' ', 'extension', e.extname) from pg_extension e
    union all select concat_ws(' ', 'database', d.datname, d.datdba::regrole, d.datacl) from pg_database d where d.datname = current_database()
    union all select concat_ws(' ', 'role', r.rolname, r.rolcanlogin, r.rolinherit, r.rolcreaterole, r.rolsuper) from pg_roles r
      where ${ours('r.rolname')}
    union all select concat_ws(' ', 'member', u.rolname, 'of', r.rolname, m.admin_option, m.grantor::regrole) from pg_auth_members m
      join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member where ${ours('r.rolname')} and ${ours('u.rolname')}
    order by 1`;
  await sql.end();
  return rows.map(({ line }) => line);
}

/** The database of the present test file. */
export const testDatabase = name;

if (!superuser) throw new Error('no database to test on: run the tests by npm run check');
process.env.DATABASE_URL = urlFor('TEST_APP_URL', name);
process.env.GATE_DATABASE_URL = urlFor('TEST_GATE_URL', name);
process.env.MIGRATION_DATABASE_URL = urlFor('TEST_OWNER_URL', name);
// files run one after another in one process, and some ask before their first test
forgetEnv();

beforeAll(() => makeDatabase(name));

afterAll(async () => {
  const { closeFactories } = await import('./factories/writing.ts');
  await closeFactories();
  await closePools();
  const sql = postgres(urlFor('TEST_OWNER_URL', name), { max: 1, onnotice: () => {} });
  const violations = await sql.unsafe(readFileSync(new URL('../db/check-invariants.sql', import.meta.url), 'utf8'));
  await sql.end();
  await dropDatabase(name);
  expect([...violations], 'the checker found nothing after this file').toEqual([]);
});
