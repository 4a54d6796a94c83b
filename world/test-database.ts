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

/** The database of the present test file. */
export const testDatabase = name;

if (!superuser) throw new Error('no database to test on: run the tests by npm run check');
process.env.DATABASE_URL = urlFor('TEST_APP_URL', name);
process.env.GATE_DATABASE_URL = urlFor('TEST_GATE_URL', name);
process.env.MIGRATION_DATABASE_URL = urlFor('TEST_OWNER_URL', name);

beforeAll(async () => {
  forgetEnv();
  await makeDatabase(name);
});

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
