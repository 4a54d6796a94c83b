import { findHealth, type Health } from '#db/health';

export type Readiness = {
  status: 'ready' | 'not ready';
  reason?: string;
  database: boolean;
  schema: boolean;
  jobs: boolean;
  worker: boolean;
};

/** One sentence for whoever operates Foyer; undefined when all is well. */
function reasonOf({ database, schema, jobs, worker }: Health): string | undefined {
  if (!database) return 'the database does not answer';
  if (!schema) return 'the database is not at the version of this Foyer';
  if (!jobs) return 'there is no queue to put mail into';
  if (worker === 'queue') return 'the worker may not read its queue, so no mail leaves';
  return worker === 'none' ? 'no worker is alive, so no mail leaves' : undefined;
}

/** Whether requests can be served and their mail leaves, and else why not: in words without secrets (trust.md §1.18). */
export async function readiness(): Promise<Readiness> {
  const health = await findHealth();
  const reason = reasonOf(health);
  return { status: reason ? 'not ready' : 'ready', ...(reason ? { reason } : {}), ...health, worker: health.worker === 'alive' };
}
