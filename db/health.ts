import { pool } from './client.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

export type Health = {
  database: boolean;
  schema: boolean;
  jobs: boolean;
  /** whether one is alive that reads its queue, none may, or none is there */
  worker: 'alive' | 'queue' | 'none';
};

/** Whether the database answers both logins, its schema is the code's, and somebody takes mail out of the queue. */
export async function findHealth(): Promise<Health> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  try {
    await pool('gate')`select 1`;
    const [row] = await pool()`select schema_version() as version, to_regnamespace('graphile_worker') is not null as jobs`;
    if (Number(row?.version) !== newest) return { database: true, schema: false, jobs: row?.jobs === true, worker: 'none' };
    const [one] = await pool()`select worker_state() as worker`;
    return { database: true, schema: true, jobs: row?.jobs === true, worker: one?.worker as Health['worker'] };
  } catch {
    return { database: false, schema: false, jobs: false, worker: 'none' };
  }
}
