import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { scratch } from '../testing/scratch.ts';
import { startCluster } from './cluster.ts';

const place = scratch('cluster');
const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const stop of stops) await stop();
  place.remove();
});

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await sql`select 1 as one`)[0]?.one === 1;
  } finally {
    await sql.end();
  }
}

test('one that still comes up when its launcher is gone is taken over when it is ready, not before', async () => {
  const first = await startCluster({ dir: place.dir, durable: true });
  const sql = postgres(first.superuserUrl, { max: 1, onnotice: () => {} });
  // enough to be read again after the crash that it is coming up for a while
  await sql.unsafe('create table filler as select n, repeat(md5(n::text), 10) as words from generate_series(1, 200000) n');
  const gone = once(first.child as ChildProcess, 'exit');
  process.kill(first.pid as number, 'SIGKILL');
  await gone;
  await sql.end({ timeout: 0 }).catch(() => {});
  const pidFile = join(place.dir, 'pg', 'postmaster.pid');
  const before = readFileSync(pidFile, 'utf8');
  const code = `import('./scripts/postgres/cluster.ts').then((cluster) => cluster.startCluster({ dir: ${JSON.stringify(place.dir)}, durable: true }))`;
  const launcher = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
  const isNew = () => {
    try {
      return !['', before].includes(readFileSync(pidFile, 'utf8'));
    } catch {
      return false; // the old one is gone, the new one not there yet
    }
  };
  while (!isNew()) await new Promise((done) => setTimeout(done, 1));
  const end = once(launcher, 'exit');
  launcher.kill('SIGKILL');
  await end;
  const adopted = await startCluster({ dir: place.dir, durable: true });
  stops.push(adopted.stop);
  expect(await answers(adopted.superuserUrl)).toBe(true);
  expect(adopted.pid).not.toBe(first.pid);
}, 120_000);
