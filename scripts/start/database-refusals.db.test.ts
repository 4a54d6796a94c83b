import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Logins, loginsOf } from '../../db/logins.ts';
import { migrate } from '../../db/migrate.ts';
import { tryDatabase } from '../../db/trial.ts';
import { Unfit } from '../../db/unfit.ts';
import { readEnv } from '../../lib/env.ts';
import { asSuperuser, catalogueOf, dropDatabase, dropRoles, testDatabase, urlFor } from '../../world/test-database.ts';
import { freePort } from '../postgres/cluster.ts';
import { startPooler } from '../testing/pooler.ts';
import { startUntilItEnds } from '../testing/refused-start.ts';

vi.setConfig({ testTimeout: 60_000 });
const dir = mkdtempSync(join(tmpdir(), 'foyer-databases-'));
const empty = `${testDatabase}_empty`;
const own = (what: string) => `test_${process.pid}_${what}`;
const su = asSuperuser('postgres');
const appUrl = urlFor('TEST_APP_URL', empty);
const ownerUrl = urlFor('TEST_OWNER_URL', empty);
const changed = (url: string, change: Partial<URL>) => Object.assign(new URL(url), change).toString();
const as = (username: string, database = empty) => changed(appUrl, { username, password: 'plain', pathname: `/${database}` });

beforeAll(async () => {
  await su`create database ${su(empty)} owner foyer_owner`;
  await su`create role ${su(own('plain'))} login password 'plain'`;
  await su`create role ${su(own('owner'))} login createrole password 'plain'`;
});

afterAll(async () => {
  await dropDatabase(empty);
  await dropRoles(own(''));
  await su.end();
  rmSync(dir, { recursive: true, force: true });
});

const usual = {
  APP_URL: 'https://foyer.example.com',
  APP_SECRET: 'a secret of tests that is long enough for them',
  MAIL_URL: 'smtp://127.0.0.1:9',
  DATABASE_URL: appUrl,
  MIGRATION_DATABASE_URL: ownerUrl,
};
type Variables = { [name in keyof typeof usual | 'GATE_DATABASE_URL' | 'DATABASE_ROLE_PREFIX']?: string };

/** The trial that every start begins with, and the migration, which looks again: one sentence, no password in it, nothing changed. */
async function refuses(variables: Variables, sentence: RegExp, { database = empty, steps = [tryDatabase] } = {}): Promise<void> {
  const before = await catalogueOf(database);
  for (const step of steps) {
    const error = await step(loginsOf(readEnv({ ...usual, ...variables }))).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toBeInstanceOf(Unfit);
    expect(error?.message).toMatch(sentence);
    expect(error?.message).toMatch(/^[^\n]+\.$/);
    for (const url of [appUrl, ownerUrl]) expect(error?.message).not.toContain(new URL(url).password);
  }
  expect(await catalogueOf(database)).toEqual(before);
}
const both = [tryDatabase, async (logins: Logins) => void (await migrate(logins))];

test('a start says it before it builds or begins anything', async () => {
  const { code, out, err } = await startUntilItEnds({
    ...usual,
    DATA_DIR: join(dir, 'data'),
    PORT: String(await freePort()),
    DATABASE_URL: changed(appUrl, { password: 'wrong' }),
  });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^DATABASE_URL is turned away: .+\n$/);
});

describe('nobody gets in', () => {
  test('a wrong password', async () => {
    const told =
      'is turned away: USER at 127\\.0\\.0\\.1:\\d+/\\w+_empty got “password authentication failed for user "USER"”; correct user and';
    const said = (variable: string, user: string) => new RegExp(`^${variable} ${told.replaceAll('USER', user)}`);
    await refuses({ DATABASE_URL: changed(appUrl, { password: 'wrong' }) }, said('DATABASE_URL', 'foyer_app'));
    await refuses({ MIGRATION_DATABASE_URL: changed(ownerUrl, { password: 'wrong' }) }, said('MIGRATION_DATABASE_URL', 'foyer_owner'));
    await refuses({ GATE_DATABASE_URL: changed(appUrl, { password: 'wrong' }) }, said('GATE_DATABASE_URL', 'foyer_app'));
  });

  test('a database that is not there', () =>
    refuses(
      { DATABASE_URL: changed(appUrl, { pathname: '/nowhere' }) },
      /^DATABASE_URL names no database: foyer_app at 127\.0\.0\.1:\d+\/nowhere got “database "nowhere" does not exist”; create that one/,
    ));

  test('a port where nobody listens', async () => {
    const port = String(await freePort());
    await refuses(
      { DATABASE_URL: changed(appUrl, { port }) },
      new RegExp(
        `^DATABASE_URL reaches no database: foyer_app at 127\\.0\\.0\\.1:${port}/\\w+ got “connect ECONNREFUSED .+”; start PostgreSQL there`,
      ),
    );
  });

  test('a port where something else hangs up at once', async () => {
    const port = await freePort();
    const server = createServer((socket) => socket.end()).listen(port, '127.0.0.1');
    await refuses(
      { DATABASE_URL: changed(appUrl, { port: String(port) }) },
      /^DATABASE_URL reaches no PostgreSQL: foyer_app at \S+ got no answer/,
    );
    server.close();
  });

  test.each([
    [
      false,
      /^DATABASE_URL leads to a pooler that refuses .+ foyer_app at \S+ got “unsupported startup parameter: \w+”; point it at PostgreSQL/,
    ],
    [true, /^DATABASE_URL leads to a pooler that drops the role of every connection of Foyer \(foyer_app at \S+\); point it at PostgreSQL/],
  ])('a pooler that knows no startup parameters (drops them: %s)', async (drops, sentence) => {
    const { port, stop } = await startPooler(appUrl, { drops });
    await refuses({ DATABASE_URL: changed(appUrl, { port: String(port) }) }, sentence);
    stop();
  });
});

describe('a database that cannot bear Foyer', () => {
  const base = own('base');
  const here = { database: base, steps: both };
  const given = { DATABASE_URL: as(own('plain'), base), MIGRATION_DATABASE_URL: as(own('plain'), base) };
  const within = asSuperuser(base);
  afterAll(async () => {
    await within.end();
    await dropDatabase(base);
  });

  test('its owner may not create roles, and then nothing at all', async () => {
    await su`create database ${su(base)} owner ${su(own('plain'))}`;
    await refuses(
      given,
      /^DATABASE_URL cannot make what Foyer needs: test_\d+_plain at \S+_base may not create roles; let .+, or set MIGRATION_DATABASE_URL/,
      here,
    );
    await su`alter database ${su(base)} owner to postgres`;
    await refuses(
      { ...given, DATABASE_URL: as(own('owner'), base) },
      /^MIGRATION_DATABASE_URL cannot .+ may not create roles and may not create schemas in \S+ and may not create tables in the schema public; let/,
      here,
    );
  });

  const owned = { DATABASE_URL: as(own('plain'), base), MIGRATION_DATABASE_URL: as(own('owner'), base), DATABASE_ROLE_PREFIX: own('base') };

  test('another program’s tables, views, migrations or queue', async () => {
    await su`alter database ${su(base)} owner to ${su(own('owner'))}`;
    const holds = (what: string) =>
      new RegExp(
        `^The database of MIGRATION_DATABASE_URL \\(test_\\d+_owner at \\S+\\) holds ${what}: give Foyer a database of its own\\.$`,
      );
    await within`create table users (id int)`;
    await refuses(owned, holds('what Foyer did not make \\(users\\)'), here);
    await within`create schema graphile_worker`;
    await within`create view people as select 1 as id`;
    await refuses(owned, holds('what Foyer did not make \\(graphile_worker, people, users\\)'), here);
    await within`drop table users`;
    await within`drop view people`;
    await within`drop schema graphile_worker`;
    await within`create schema drizzle`;
    await within`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
    await within`insert into drizzle.__drizzle_migrations (hash, created_at) values ('theirs', 99999999999999)`;
    await within`grant usage on schema drizzle to public`;
    await within`grant select on drizzle.__drizzle_migrations to public`;
    await refuses(owned, holds('another program’s migrations \\(drizzle.__drizzle_migrations\\)'), here);
    await within`drop schema drizzle cascade`;
  });

  test('the roles of another installation in the cluster', () =>
    refuses(
      { ...owned, DATABASE_ROLE_PREFIX: '' },
      /^MIGRATION_DATABASE_URL cannot .+: another installation in this cluster has the role foyer_customer \(foyer_owner made it\), and test_\d+_owner at \S+ may not grant it; set DATABASE_ROLE_PREFIX/,
      here,
    ));

  test('a prefix that changed since', async () => {
    const logins = { ownerUrl: owned.MIGRATION_DATABASE_URL, appUrl: owned.DATABASE_URL, secret: 'x'.repeat(32), rolePrefix: own('base') };
    await migrate(logins);
    await refuses(
      { ...owned, DATABASE_ROLE_PREFIX: own('other') },
      /^The database of .+ was made for the roles of test_\d+_base and cannot change to those of test_\d+_other: set DATABASE_ROLE_PREFIX=test_\d+_base\.$/,
      here,
    );
  });
});
