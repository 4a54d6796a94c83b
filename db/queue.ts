import { EventEmitter } from 'node:events';
import { type RunnerOptions, runMigrations } from 'graphile-worker';
import type postgres from 'postgres';
import { attempt } from './transaction.ts';

type Tx = postgres.ISql;
type Asked = string | { text: string; values?: postgres.ParameterOrJSON<never>[] };

/**
 * What the queue takes for a pool of connections is the one that our transaction runs on. A statement of its that fails
 * takes back itself alone, since it tries some to see; its own begin and commit say nothing inside ours.
 */
function poolInside(tx: Tx): RunnerOptions['pgPool'] {
  const query = async (asked: Asked, given: postgres.ParameterOrJSON<never>[] = []) => {
    const { text, values = given } = typeof asked === 'string' ? { text: asked } : asked;
    if (/^(begin|commit|rollback)$/i.test(text)) return { rows: [] };
    return { rows: [...(await attempt(tx, () => tx.unsafe(text, values)))] };
  };
  const pool = Object.assign(new EventEmitter(), { connect: async () => ({ query, release: () => {} }) });
  for (const event of ['error', 'connect']) pool.on(event, () => {}); // the queue warns of a pool without
  return pool as unknown as RunnerOptions['pgPool'];
}

/** Brings the queue's tables, which are its role's own, to their version; that role may create a schema only meanwhile. */
export async function migrateQueue(tx: Tx, database: string, role: string): Promise<void> {
  const [there] = await tx`select from pg_namespace where nspname = 'graphile_worker'`;
  if (!there) await tx`grant create on database ${tx(database)} to ${tx(role)}`;
  await tx`set local role ${tx(role)}`;
  await runMigrations({ pgPool: poolInside(tx) });
  await tx`reset role`;
  if (!there) await tx`revoke create on database ${tx(database)} from ${tx(role)}`;
}
