import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '../lib/env.ts';
import { asSuperuser, testDatabase, urlFor } from '../world/test-database.ts';
import { closePools, pool } from './client.ts';
import { findHealth } from './health.ts';
import { migrate } from './migrate.ts';

const secret = 'a secret of tests that is long enough for them';
let su: postgres.Sql;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(() => su.end());

describe('the login that stands behind the other doors', () => {
  const roles = ['foyer_gate', 'foyer_jobs', 'foyer_owner', 'gate_of_foyer_template'];
  test.each(roles)('never becomes %s, however it asks', async (role) => {
    const app = pool();
    await expect(app`set role ${app(role)}`).rejects.toMatchObject({ code: '42501' });
    await expect(app`select set_config('role', ${role}, true)`).rejects.toMatchObject({ code: '42501' });
    await expect(app`set session authorization ${app(role)}`).rejects.toMatchObject({ code: '42501' });
    await expect(app`grant ${app(role)} to foyer_self`).rejects.toMatchObject({ code: '42501' });
  });

  test('reads no secret and no queue at any door it can enter, nor without one', async () => {
    const app = pool();
    for (const role of ['foyer_customer', 'foyer_self', 'foyer_platform', 'none'])
      for (const table of [
        'credentials',
        'sessions',
        'one_time_tokens',
        'invitation_links',
        'rate_limits',
        'graphile_worker._private_jobs',
      ])
        await expect(
          app.begin(async (tx) => {
            await tx`select set_config('role', ${role}, true)`;
            await tx`select * from ${tx(table)}`;
          }),
          `${table} as ${role}`,
        ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the gate’s login', () => {
  test('sees nothing before it opens the gate, and enters no other door', async () => {
    const gate = pool('gate');
    const [who] = await gate`select session_user as name, current_setting('role') as role`;
    expect(who).toMatchObject({ name: 'gate_of_foyer_template', role: 'none' });
    await expect(gate`select * from users`).rejects.toMatchObject({ code: '42501' });
    for (const role of ['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_owner', 'foyer_app'])
      await expect(gate`set role ${gate(role)}`, role).rejects.toMatchObject({ code: '42501' });
  });

  test('has connections of its own: what was said at another door does not reach it', async () => {
    const app = pool();
    await app`select set_config('app.actor', '11111111-1111-1111-1111-111111111111', false)`;
    const [heard] = await pool('gate')`select current_setting('app.actor', true) as actor`;
    expect(heard?.actor ?? '').toBe('');
    expect(pool('gate')).not.toBe(app);
    await closePools();
  });

  test('Foyer is not ready where it cannot get in', async () => {
    expect(await findHealth()).toMatchObject({ database: true });
    await closePools();
    const before = process.env.GATE_DATABASE_URL as string;
    process.env.GATE_DATABASE_URL = Object.assign(new URL(before), { password: 'wrong' }).toString();
    forgetEnv();
    expect(await findHealth()).toMatchObject({ database: false });
    await closePools();
    process.env.GATE_DATABASE_URL = before;
    forgetEnv();
  });
});

describe('a migration', () => {
  const logins = () => ({
    ownerUrl: urlFor('TEST_OWNER_URL', testDatabase),
    appUrl: urlFor('TEST_APP_URL', testDatabase),
    secret,
    rolePrefix: 'foyer',
  });
  const plain = `plain_${testDatabase}`;
  const plainUrl = () => Object.assign(new URL(logins().appUrl), { username: plain, password: 'plain' }).toString();
  beforeAll(async () => {
    await su`create role ${su(plain)} login noinherit password 'plain'`;
  });
  afterAll(async () => {
    await su`drop owned by ${su(plain)}`;
    await su`drop role ${su(plain)}`;
  });

  test('takes the gate from a login that had it, and a secret that changed is the password from then on', async () => {
    const owner = postgres(logins().ownerUrl, { max: 1, onnotice: () => {} });
    await owner`grant foyer_gate, foyer_jobs to ${owner(plain)}`;
    await owner.end();
    const { gateUrl, apart } = await migrate({ ...logins(), appUrl: plainUrl(), secret: `another ${secret}` });
    expect(apart).toBe(true);
    const [row] =
      await su`select pg_has_role(${plain}, 'foyer_gate', 'member') as gate, pg_has_role(${plain}, 'foyer_jobs', 'member') as jobs,
      pg_has_role(${plain}, 'foyer_platform', 'member') as platform`;
    expect(row).toEqual({ gate: false, jobs: false, platform: true });
    const gate = postgres(gateUrl, { max: 1 });
    await gate.begin((tx) => tx`set local role foyer_gate`);
    await gate.end();
  });

  test('says so where the application’s login owns the tables, and where the gate’s login cannot get in', async () => {
    const owned = await migrate({ ...logins(), appUrl: logins().ownerUrl });
    expect(owned.apart).toBe(false);
    const name = new URL(owned.gateUrl).username;
    await su`revoke connect on database ${su(testDatabase)} from ${su(name)}`;
    await su`alter role ${su(name)} valid until '2000-01-01'`;
    const shared = await migrate({ ...logins(), appUrl: plainUrl() });
    expect(shared).toEqual({ gateUrl: plainUrl(), apart: false });
    const sql = postgres(shared.gateUrl, { max: 1 });
    await sql.begin((tx) => tx`set local role foyer_gate`);
    await sql.end();
  });
});
