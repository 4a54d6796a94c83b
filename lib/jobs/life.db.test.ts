import type postgres from 'postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { findHealth } from '#db/health';
import { asSuperuser, testDatabase } from '#world/test-database';
import { readiness } from '../health/readiness.ts';
import { newId } from '../ids.ts';
import { asJobs, freeDead, Life } from './life.ts';

const sql = asSuperuser(testDatabase);
const jobs = asJobs();
const here = { machine: 'this machine', pid: 1, begun: '1' };
// process 7 was killed, and 8 is another one by now
const begunAt = (pid: number) => ({ 1: '1', 2: '2', 8: 'later' })[pid];

beforeEach(() => sql`truncate workers`);
afterAll(async () => {
  await jobs.end();
  await sql.end();
});

async function worker(
  pool: string,
  more: { machine?: string; pid?: number; begun?: string; beat?: string; trouble?: string } = {},
): Promise<void> {
  const { machine = 'elsewhere', pid = 5, begun = '5', beat = '1 second', trouble = null } = more;
  await sql`insert into workers (id, machine, pid, begun, pool, trouble, beat_at)
    values (${newId()}, ${machine}, ${pid}, ${begun}, ${pool}, ${trouble}, now() - ${beat}::interval)`;
}

async function held(pool: string, ago = '1 minute'): Promise<void> {
  await sql`select graphile_worker.add_job('mail_nothing', job_key := ${pool})`;
  await sql`update graphile_worker._private_jobs set locked_by = ${pool}, locked_at = now() - ${ago}::interval where key = ${pool}`;
}
const stillHeld = async (of: postgres.Sql) =>
  (await of`select locked_by from graphile_worker._private_jobs where locked_by is not null order by 1`).map((row) => row.locked_by);

test('what a dead worker held is free, and nothing else is', async () => {
  await worker('alive elsewhere', { beat: '20 seconds' });
  await worker('silent elsewhere', { beat: '31 seconds' });
  await worker('alive here', { machine: 'this machine', pid: 2, begun: '2' });
  await worker('killed here', { machine: 'this machine', pid: 7, begun: '7' });
  await worker('its number is another process', { machine: 'this machine', pid: 8, begun: '8' });
  const pools = [...(await sql`select pool from workers`)].map((row) => row.pool as string);
  for (const pool of [...pools, 'nobody knows it']) await held(pool);
  await held('not told yet', '20 seconds');
  await freeDead(jobs, here, begunAt);
  expect(await stillHeld(sql)).toEqual(['alive elsewhere', 'alive here', 'not told yet']);
  expect((await sql`select pool from workers order by pool`).map((row) => row.pool)).toEqual(['alive elsewhere', 'alive here']);
});

test('ready needs a worker that lives and reads its queue; the answer says which is missing', async () => {
  const reason = async () => (await readiness()).reason;
  expect(await readiness()).toEqual({
    status: 'not ready',
    reason: 'no worker is alive, so no mail leaves',
    database: true,
    schema: true,
    jobs: true,
    worker: false,
  });
  await worker('silent', { beat: '31 seconds' });
  expect(await reason()).toBe('no worker is alive, so no mail leaves');
  await worker('shut out', { trouble: 'queue' });
  expect(await reason()).toBe('the worker may not read its queue, so no mail leaves');
  await worker('alive');
  expect(await readiness()).toMatchObject({ status: 'ready', worker: true });
});

test('a worker that loses its right to the queue says so, and that it has it again; its last word is at once', async () => {
  const life = new Life(here, begunAt);
  await life.beat();
  expect((await findHealth()).worker).toBe('none'); // it takes nothing yet
  await life.holdAs('a pool');
  expect((await findHealth()).worker).toBe('alive');
  await sql`revoke select on graphile_worker._private_jobs from foyer_jobs`;
  await life.beat();
  expect((await findHealth()).worker).toBe('queue');
  await sql`grant select on graphile_worker._private_jobs to foyer_jobs`;
  await life.beat();
  expect((await findHealth()).worker).toBe('alive');
  await held('a pool');
  await life.holdAs('the next pool');
  expect(await stillHeld(sql)).not.toContain('a pool');
  await life.end();
  expect((await findHealth()).worker).toBe('none');
});
