import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '../../lib/env.ts';
import { asSuperuser, dropDatabase, testDatabase } from '../../world/test-database.ts';
import { begunAt } from './lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'foyer-refusals-'));
const busy = createServer();
let port = 0;

beforeAll(async () => {
  await new Promise<void>((done) => busy.listen(0, () => done()));
  port = (busy.address() as AddressInfo).port;
});

afterAll(() => {
  busy.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The real `npm start`, in a folder of its own, until it ends. */
function start(variables: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const own = {
    PORT: '1',
    DATA_DIR: join(dir, 'data'),
    DATABASE_URL: '',
    MIGRATION_DATABASE_URL: '',
    MAIL_URL: '',
    APP_URL: '',
    APP_SECRET: '',
  };
  const child = spawn(process.execPath, ['scripts/start.js'], { env: { ...process.env, ...own, ...variables } });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((done) => child.on('exit', (code) => done({ code, out, err })));
}

describe('a start that cannot be says why in one sentence and ends with 1', () => {
  test.each([
    ['a port that is no port', { PORT: 'eighty' }, 'PORT'],
    ['a busy port', { PORT: () => String(port) }, 'is taken by another program'],
    ['an unwritable folder', { DATA_DIR: '/dev/null/data' }, 'is not writable'],
    ['a database without an address', { DATABASE_URL: 'postgres://a:b@127.0.0.1/foyer' }, 'APP_URL is missing'],
    [
      'a database without a secret',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1/foyer', APP_URL: 'https://foyer.example.com' },
      'APP_SECRET is missing',
    ],
    ['a mail server that is none', { MAIL_URL: 'http://mail.example.com' }, 'MAIL_URL'],
    ['a sender that is none', { MAIL_FROM: 'two@example.com, three@example.com' }, 'MAIL_FROM'],
    ['a seed that nobody knows', { SEED: 'everything' }, 'SEED'],
    ['a first password that is too short', { ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
    ['a proxy that is no address', { TRUSTED_PROXIES: 'everybody' }, 'TRUSTED_PROXIES'],
    ['a range of proxies that is none', { TRUSTED_PROXIES: '10.0.0.0/40' }, 'TRUSTED_PROXIES'],
  ] as [string, Record<string, string | (() => string)>, string][])('%s', async (_what, variables, sentence) => {
    const given = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : value()]));
    const { code, out, err } = await start(given);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n'), err).toHaveLength(1);
  });

  test('a folder on which Foyer runs already', async () => {
    const data = mkdtempSync(join(dir, 'held-'));
    const launcher = { pid: process.pid, begun: begunAt(process.pid) };
    writeFileSync(join(data, 'running.json'), JSON.stringify({ launcher, children: [] }));
    const { code, err } = await start({ DATA_DIR: data, PORT: '1' });
    expect(code).toBe(1);
    expect(err).toMatch(/^Foyer is running on .* already \(process \d+\): stop that one first, or choose another DATA_DIR\.\n$/);
  });
});

test.each([
  ['a server that is not there', { port: '1' }],
  ['a password that is wrong', { password: 'wrong' }],
  ['a database that is not there', { pathname: '/nowhere' }],
])('%s: who was asked, and where', async (_what, change) => {
  const url = Object.assign(new URL(process.env.TEST_OWNER_URL as string), change);
  Object.assign(process.env, { DATABASE_URL: url.toString(), MIGRATION_DATABASE_URL: url.toString() });
  forgetEnv();
  const { prepare } = await import('./first-run.ts');
  await expect(prepare()).rejects.toThrow(/^No database for foyer_owner at 127\.0\.0\.1:\d+\/\w+: .+ Check DATABASE_URL/);
});

test('a login that may not migrate is told which right is missing, and nothing changed', async () => {
  const name = `plain_${testDatabase}`;
  const sql = asSuperuser('postgres');
  try {
    await sql.unsafe(`create role ${name} login password 'plain'`);
    await sql.unsafe(`create database ${name} owner ${name}`);
    const url = new URL(process.env.TEST_SUPERUSER_URL as string);
    Object.assign(url, { username: name, password: 'plain', pathname: `/${name}` });
    Object.assign(process.env, { DATABASE_URL: url.toString(), MIGRATION_DATABASE_URL: url.toString() });
    forgetEnv();
    const { prepare } = await import('./first-run.ts');
    await expect(prepare()).rejects.toThrow(/The user of MIGRATION_DATABASE_URL must own the database and may create roles\./);
    const there = asSuperuser(name);
    const tables = await there`select from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
    await there.end();
    expect(tables).toHaveLength(0);
  } finally {
    await dropDatabase(name);
    await sql.unsafe(`drop role if exists ${name}`);
    await sql.end();
  }
});
