// Roles are the cluster's: a second installation, with an owner of its own, names its door roles by its own prefix.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../lib/auth/cookie.ts';
import { signIn } from '../lib/auth/sign-in.ts';
import { forgetEnv } from '../lib/env.ts';
import { asJobs } from '../lib/jobs/life.ts';
import { ensureFirstAdmin } from '../scripts/admins.ts';
import { asSuperuser, catalogueOf, dropDatabase, dropRoles, testDatabase, urlFor } from '../world/test-database.ts';
import { closePools } from './client.ts';
import { asPlatform } from './doors.ts';
import type { Logins } from './logins.ts';
import { migrate } from './migrate.ts';
import { users } from './schema/index.ts';
import { tryDatabase } from './trial.ts';

const secret = 'a secret of tests that is long enough for them';
const first = `${testDatabase}_a`;
const second = `${testDatabase}_b`;
const prefix = `test_${process.pid}_second`;
const [owner, app] = [`owner_${second}`, `app_${second}`];
const dir = mkdtempSync(join(tmpdir(), 'foyer-two-'));
const before = { ...process.env };

const as = (user: string) => {
  const url = new URL(urlFor('TEST_APP_URL', second));
  return Object.assign(url, { username: user, password: 'plain' }).toString();
};
const ofFirst: Logins = { ownerUrl: urlFor('TEST_OWNER_URL', first), appUrl: urlFor('TEST_APP_URL', first), secret, rolePrefix: 'foyer' };
const ofSecond: Logins = { ownerUrl: as(owner), appUrl: as(app), secret, rolePrefix: prefix };

beforeAll(async () => {
  const sql = asSuperuser('postgres');
  await sql`create role ${sql(owner)} login createrole password 'plain'`;
  await sql`create role ${sql(app)} login noinherit password 'plain'`;
  await sql`create database ${sql(first)} owner foyer_owner`;
  await sql`create database ${sql(second)} owner ${sql(owner)}`;
  await sql.end();
});

afterAll(async () => {
  await closePools();
  Object.assign(process.env, before);
  forgetEnv();
  await dropDatabase(first);
  await dropDatabase(second);
  await dropRoles(`${prefix}_`, `gate_of_${second}`, `gate_of_${first}`, owner, app);
  rmSync(dir, { recursive: true, force: true });
});

/** What a person and a worker do first in an installation, as its processes would. */
async function useIt(logins: Logins, gateUrl: string): Promise<string[]> {
  await closePools();
  Object.assign(process.env, {
    DATABASE_URL: logins.appUrl,
    MIGRATION_DATABASE_URL: logins.ownerUrl,
    GATE_DATABASE_URL: gateUrl,
    DATABASE_ROLE_PREFIX: logins.rolePrefix,
  });
  forgetEnv();
  const email = `admin@${logins.rolePrefix.replaceAll('_', '-')}.example`;
  const password = 'nine gannets over the bay';
  await ensureFirstAdmin({ email, password, dataDir: dir });
  const facts = { id: 'request', ip: '10.0.0.1', userAgent: 'test' };
  const { sid } = await signIn({ email, password, callbackUrl: '/' }, facts, { known: undefined, session: undefined });
  const jobs = asJobs();
  await jobs`select from graphile_worker._private_jobs`;
  await jobs.end();
  const seen = await asPlatform({ session: sha256(sid) }, (tx) => tx.select({ email: users.email }).from(users));
  return seen.map((one) => one.email);
}

describe('two installations in one cluster', () => {
  let gates: string[] = [];

  test('without a prefix of its own the second is refused with the reason, and nothing changed', async () => {
    const usual = { ...ofSecond, rolePrefix: 'foyer' };
    const was = await catalogueOf(second);
    for (const refused of [tryDatabase, migrate])
      await expect(refused(usual)).rejects.toThrow(
        /another installation in this cluster has the role foyer_customer \(foyer_owner made it\), and owner_\S+ at \S+ may not grant it; set DATABASE_ROLE_PREFIX to/,
      );
    expect(await catalogueOf(second)).toEqual(was);
  });

  test('with it both migrate, again, too, and people sign in and read at their doors', async () => {
    for (const logins of [ofFirst, ofSecond]) {
      await tryDatabase(logins);
      const { gateUrl, apart } = await migrate(logins);
      expect(apart).toBe(true);
      gates = [...gates, gateUrl];
      expect(await useIt(logins, gateUrl)).toEqual([expect.stringMatching(/^admin@/)]);
      await tryDatabase(logins);
      expect(await migrate(logins)).toEqual({ gateUrl, apart });
    }
    expect(new Set(gates).size).toBe(2);
    expect((await catalogueOf(second)).filter((line) => !/^(role|member) /.test(line) && /foyer_/.test(line))).toEqual([]);
  });

  test('no login of one becomes a role of the other', async () => {
    const roles = (of: Logins, gate: string) => [
      ...['customer', 'self', 'platform', 'gate', 'jobs'].map((name) => `${of.rolePrefix}_${name}`),
      ...[of.ownerUrl, of.appUrl, gate].map((url) => new URL(url).username),
    ];
    for (const [mine, myGate, theirs, theirGate] of [
      [ofFirst, gates[0] as string, ofSecond, gates[1] as string],
      [ofSecond, gates[1] as string, ofFirst, gates[0] as string],
    ] as const)
      for (const url of [mine.ownerUrl, mine.appUrl, myGate]) {
        const sql = postgres(url, { max: 1, onnotice: () => {} });
        for (const role of roles(theirs, theirGate)) {
          await expect(sql`set role ${sql(role)}`, `${new URL(url).username} as ${role}`).rejects.toMatchObject({ code: '42501' });
          await expect(sql`grant ${sql(role)} to current_user`, role).rejects.toMatchObject({ code: '42501' });
        }
        await sql.end();
      }
  });

  test('a prefix that changed is refused, and nothing changed', async () => {
    const was = await catalogueOf(second);
    const changed = { ...ofSecond, rolePrefix: `test_${process.pid}_third` };
    for (const refused of [tryDatabase, migrate])
      await expect(refused(changed)).rejects.toThrow(
        `was made for the roles of ${prefix} and cannot change to those of test_${process.pid}_third: set DATABASE_ROLE_PREFIX=${prefix}.`,
      );
    expect(await catalogueOf(second)).toEqual(was);
  });
});
