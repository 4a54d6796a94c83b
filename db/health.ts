import { pool } from './client.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

/** Whether the database answers both logins, whether its schema is the code's, and whether there is a queue to put mail into. */
export async function isReady(): Promise<{ database: boolean; schema: boolean; jobs: boolean }> {
  try {
    await pool('gate')`select 1`;
    const [row] = await pool()`select schema_version() as version, to_regnamespace('graphile_worker') is not null as jobs`;
    const newest = Math.max(...journal.entries.map((entry) => entry.when));
    return { database: true, schema: Number(row?.version) === newest, jobs: row?.jobs === true };
  } catch {
    return { database: false, schema: false, jobs: false };
  }
}
