import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Jobs, Task } from '../mail/letters.ts';

/** How often a job was tried already: told to the job that takes its place. */
export type Tried = { tries?: number };

/** Puts a job into the caller's transaction: it runs after the commit, and never after a rollback (rule 19). */
export async function enqueue<T extends Task>(tx: Tx, task: T, payload: Jobs[T] & Tried, key?: string, afterSeconds = 0): Promise<void> {
  await tx.execute(sql`select graphile_worker.enqueue(${task}, ${JSON.stringify(payload)}::text::json, ${key ?? null},
    case when ${afterSeconds}::int > 0 then now() + make_interval(secs => ${afterSeconds}::int) end)`);
}
