import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startUntilItEnds } from '../testing/refused-start.ts';
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

const start = (variables: Record<string, string>) => startUntilItEnds({ DATA_DIR: join(dir, 'data'), ...variables });

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
    ['a prefix that no role can have', { DATABASE_ROLE_PREFIX: 'Second' }, 'DATABASE_ROLE_PREFIX must'],
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
