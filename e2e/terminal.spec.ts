import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../scripts/testing/scratch.ts';
import { unique } from '../world/factories/writing.ts';
import { leftOf, startOn } from './support/start.ts';
import { expect, test } from './support/test.ts';

// a second Foyer of this folder, beside the one of the stories, in a terminal of its own
test('in a terminal the card comes last and stays: one line a mail, requests in a file; a second start leaves the first alone', async () => {
  test.slow();
  const place = scratch('terminal');
  const dir = join(place.dir, 'data');
  const clean = () => execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
  const before = clean();
  const start = await startOn(dir, {}, ['script', '-qefc', `"${process.execPath}" scripts/start.js`, '/dev/null']);
  await expect.poll(start.said, { timeout: 150_000 }).toContain('Ctrl-C stops everything');
  const lines = () => start.said().trim().split(/\r?\n/);
  expect(lines().at(-1)).toBe('  Ctrl-C stops everything.');
  const home = /Foyer is ready: {2}(\S+)/.exec(start.said())?.[1] as string;
  expect(/Log: +(\S+)/.exec(start.said())?.[1]).toBe(join(dir, 'foyer.log'));
  expect((await fetch(`${home}/sign-in?seen`)).status).toBe(200);
  expect((await fetch(`${process.env.FOYER_URL}/sign-in`)).status, 'the first one answers as before').toBe(200);
  const address = `joana.${unique()}@people.example`;
  const own = { ...process.env, DATA_DIR: dir, DATABASE_URL: '', MIGRATION_DATABASE_URL: '', MAIL_URL: '', APP_URL: home };
  execFileSync(process.execPath, ['scripts/cli.js', 'mail:test', '--to', address], { env: own });
  await expect.poll(() => lines().at(-1)).toMatch(new RegExp(`^  Mail to ${address} → http://127\\.0\\.0\\.1:\\d+/mailbox/1$`));
  expect((await fetch(lines().at(-1)?.split('→ ')[1] as string)).status, 'the line leads to the mail').toBe(200);
  expect(start.said(), 'no JSON on the screen').not.toContain('{"');
  const log = readFileSync(join(dir, 'foyer.log'), 'utf8');
  expect(log).toContain('"path":"/sign-in","status":200');
  expect(log).not.toContain(address);
  expect(clean(), 'the build and the start left the sources as they were').toBe(before);
  start.child.kill('SIGTERM');
  await start.ended;
  await expect.poll(() => leftOf(dir), { timeout: 20_000 }).toEqual([]);
  expect(existsSync(join(dir, 'running.json'))).toBe(false);
  place.remove();
});
