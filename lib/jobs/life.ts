import { eq, or, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { doorRole } from '#db/door-role';
import { workers } from '#db/schema/workers';
import { env } from '../env.ts';
import { newId } from '../ids.ts';
import { isAny } from '../lists/ids.ts';
import { log } from '../log.ts';

/** A process as its system tells it: where its number means something, the number, and when it began. */
export type Process = { machine: string | null; pid: number; begun: string | null };
export type Begun = (pid: number) => string | undefined;

/** Milliseconds between two beats. */
export const beatEvery = 10_000;

/** A connection as the queue's role, new for every use, so that a right that was taken away is missed at once. */
export function asJobs(url = env().gateDatabaseUrl): postgres.Sql {
  const connection = { options: `-c role=${doorRole('jobs')}` };
  return postgres(url, { max: 1, idle_timeout: 1, connect_timeout: 5, onnotice: () => {}, connection });
}

const byDrizzle = (connection: postgres.Sql) => drizzle(connection, { casing: 'snake_case' });

const unlock = (pools: string[]) =>
  sql`select graphile_worker.force_unlock_workers(array(select json_array_elements_text(${JSON.stringify(pools)}::text::json)))`;

/**
 * Frees what dead workers hold, and forgets them: those whose beat is older than thirty seconds, those of this machine
 * whose process is gone, and holders that nobody knows, after thirty seconds, too.
 */
export async function freeDead(connection: postgres.Sql, self: Process, begunAt: Begun): Promise<void> {
  await byDrizzle(connection).transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(4602373)`); // two that bury the same dead would wait for each other
    const { id, machine, pid, begun, pool, beatAt } = workers;
    const here = self.machine === null ? [] : await tx.select({ id, pid, begun }).from(workers).where(eq(machine, self.machine));
    const gone = here.filter((one) => begunAt(one.pid) !== one.begun).map((one) => one.id);
    const dead = await tx
      .delete(workers)
      .where(or(isAny(id, gone), sql`${beatAt} < now() - interval '30 seconds'`))
      .returning({ pool });
    const holders = await tx.execute(sql`select locked_by as pool from (select locked_by, locked_at from graphile_worker._private_jobs
        union all select locked_by, locked_at from graphile_worker._private_job_queues) held
      where locked_at < now() - interval '30 seconds' and not exists (select from ${workers} where ${pool} = locked_by)`);
    const pools = [...dead, ...holders].flatMap((one) => (typeof one.pool === 'string' ? [one.pool] : []));
    if (pools.length > 0) await tx.execute(unlock(pools));
  });
}

/** The life of this process in the database: what it says of itself, every ten seconds and whenever its pool is another. */
export class Life {
  readonly #connection: postgres.Sql;
  readonly #self: Process;
  readonly #begunAt: Begun;
  readonly #id = newId();
  #pool: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(self: Process, begunAt: Begun, url?: string) {
    this.#connection = asJobs(url);
    this.#self = self;
    this.#begunAt = begunAt;
  }

  /** Says that this process lives, and whether it may read its queue; frees what the dead hold. */
  async beat(): Promise<void> {
    const db = byDrizzle(this.#connection);
    const trouble = await this.#connection`select from graphile_worker._private_jobs limit 1`.then(
      () => null,
      (error: { code?: string }) => {
        if (error.code !== '42501') throw error;
        return 'queue' as const;
      },
    );
    const { machine, pid, begun } = this.#self;
    const said = { pool: this.#pool, trouble };
    await db
      .insert(workers)
      .values({ id: this.#id, machine, pid, begun, ...said })
      .onConflictDoUpdate({ target: workers.id, set: { beatAt: sql`now()`, ...said } });
    if (trouble) return log.error('the worker may not read its queue: no mail leaves');
    await freeDead(this.#connection, this.#self, this.#begunAt);
  }

  /** From now on jobs are held under another name; what was held under the last one is free, since nobody works on it. */
  async holdAs(pool: string): Promise<void> {
    const last = this.#pool;
    this.#pool = pool;
    await this.beat();
    if (last !== null) await byDrizzle(this.#connection).execute(unlock([last]));
  }

  /** Beats on its own from here on. */
  goOn(): void {
    this.#timer ??= setInterval(() => {
      this.beat().catch((error: unknown) => log.warn({ err: error }, 'a worker could not say that it lives'));
    }, beatEvery);
  }

  /** The last word of a process that stops: nobody needs to wait for its silence. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await byDrizzle(this.#connection)
      .delete(workers)
      .where(eq(workers.id, this.#id))
      .catch(() => {});
    await this.#connection.end({ timeout: 1 });
  }
}
