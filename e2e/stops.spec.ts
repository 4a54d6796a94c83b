import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../scripts/testing/scratch.ts';
import { leftOf, type Start, startOn } from './support/start.ts';
import { expect, test } from './support/test.ts';

const full = process.env.FOYER_FULL === '1';
// all of them by `npm run trust:stops`; here ever longer ones, so that a slow machine has as many
const moment = (round: number) => (full ? 200 * (round + 1) : 200 * 2 ** round);
const ready = 'Ctrl-C stops everything';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

test.describe.configure({ mode: 'serial', timeout: full ? 1_800_000 : 240_000 });

async function until(start: Start, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end && !start.said().includes(ready) && start.child.exitCode === null)
    await new Promise((done) => setTimeout(done, 10));
}

test('stopped at any moment of a start, from the first to the last, nothing of it is left', async () => {
  const place = scratch('stops');
  let isReady = false;
  // at first the whole group, as a terminal does it; then the process that a person sees, alone
  const ways = [{ group: true, signal: 'SIGINT' as const }, ...signals.map((signal) => ({ group: false, signal }))];
  for (let round = 0; !isReady; round++)
    for (const { group, signal } of full ? ways : [ways[round % ways.length] as (typeof ways)[number]]) {
      const dir = join(place.dir, `${round}-${signal}-${group}`);
      const start = await startOn(dir);
      await until(start, moment(round));
      isReady ||= start.said().includes(ready);
      process.kill(group ? -(start.child.pid as number) : (start.child.pid as number), signal);
      await start.ended;
      // the parent of the one that works waits for it, so there is nothing to wait for
      expect(leftOf(dir), `${signal} after ${moment(round)} ms:\n${start.said()}`).toEqual([]);
      expect(existsSync(join(dir, 'running.json')), 'the folder is free').toBe(false);
    }
  place.remove();
});

// as the driver of the database does where the server goes away under a statement
for (const [how, fault] of [
  ['rejected where nobody waits', 'Promise.reject(new Error("nobody waits for this"))'],
  ['thrown where nobody calls', 'throw new Error("nobody called this")'],
] as const)
  test(`what is ${how} ends the start, and everything of it`, async () => {
    const place = scratch('stops');
    const once = `import { existsSync } from 'node:fs';
      const isLauncher = process.env.FOYER_PROJECT_NODE === '1' && process.argv[1]?.endsWith('start.js');
      const looking = isLauncher && setInterval(() => {
        if (!existsSync(process.env.DATA_DIR + '/pg/postmaster.pid')) return;
        clearInterval(looking);
        ${fault};
      }, 20);`;
    const start = await startOn(place.dir, { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(once)}` });
    expect(await start.ended, start.said()).toBe(1);
    expect(leftOf(place.dir), start.said()).toEqual([]);
    expect(start.said()).toContain('Foyer could not go on: Error: nobody');
    place.remove();
  });

test('stopped while it builds, neither a process nor half a build is left; the next start needs no hand', async () => {
  const place = scratch('stops');
  const builds = () => readdirSync('.builds').sort();
  const before = builds();
  const start = await startOn(place.dir, {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.from(`${Math.random()}`.padEnd(32)).toString('base64'),
  });
  await expect.poll(() => builds().length, { timeout: 30_000 }).toBeGreaterThan(before.length);
  await until(start, 3000);
  start.child.kill('SIGTERM');
  await start.ended;
  expect(leftOf(place.dir), start.said()).toEqual([]);
  expect(builds()).toEqual(before);
  const next = await startOn(place.dir);
  await expect.poll(() => next.said(), { timeout: 150_000 }).toContain(ready);
  next.child.kill('SIGTERM');
  await next.ended;
  expect(leftOf(place.dir)).toEqual([]);
  place.remove();
});
