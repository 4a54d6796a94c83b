import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/pg-proxy';
import postgres from 'postgres';
import { env } from '../lib/env.ts';
import * as schema from './schema/index.ts';

// Next's bundle and server.ts hold separate copies of this file: one pool a process.
const held = globalThis as typeof globalThis & { foyerPool?: postgres.Sql; foyerDoor?: AsyncLocalStorage<Here> };

/** The connection that the present piece of work has reserved, and the door it stands in. */
export type Here = { connection: postgres.ReservedSql; door: string };

held.foyerDoor ??= new AsyncLocalStorage<Here>();
export const here: AsyncLocalStorage<Here> = held.foyerDoor;

/** The pool; every connection starts as a door that shows nothing, so that a forgotten door shows no row. */
export function pool(): postgres.Sql {
  held.foyerPool ??= postgres(env().databaseUrl, {
    max: 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => {},
    // Drizzle hands JSON over as text already: written once more it would be a string in the column
    types: {
      json: {
        to: 114,
        from: [114, 3802],
        serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
        parse: (text: string) => JSON.parse(text),
      },
    },
    connection: {
      options: '-c role=foyer_self',
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return held.foyerPool;
}

const patience = 3_000;

/**
 * A connection of the pool for one piece of work. A pool that could not connect is replaced: the driver keeps a place for
 * whoever it turned away and would hand the next connection to them, until none is left.
 */
export async function reserveConnection(): Promise<postgres.ReservedSql> {
  for (;;) {
    const from = pool();
    const waiting = from.reserve();
    try {
      do {
        const connection = await Promise.race([waiting, pause()]);
        if (connection) return connection;
      } while (from === held.foyerPool);
    } catch (error) {
      replacePool(from);
      throw error;
    }
    // whoever still waits in a pool that was replaced goes on in the new one
    waiting.then(
      (connection) => connection.release(),
      () => {},
    );
  }
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), patience).unref());
}

function replacePool(broken: postgres.Sql): void {
  if (held.foyerPool !== broken) return;
  held.foyerPool = undefined;
  // what runs in it may finish
  broken.end({ timeout: 20 }).catch(() => {});
}

/** Ends the process' connections: at shutdown, and after a test file. */
export async function closePools(): Promise<void> {
  const open = held.foyerPool;
  held.foyerPool = undefined;
  await open?.end({ timeout: 5 });
}

/** One Drizzle for all: which connection a query takes is told by the async context, so it works inside a door alone. */
export const db = drizzle(
  async (text, params, method) => {
    const connection = here.getStore()?.connection;
    if (!connection) throw new Error('a query outside a door');
    if (params.includes(undefined)) throw new Error('an undefined parameter'); // would hang
    const query = connection.unsafe(text, params, { prepare: true });
    return { rows: (await (method === 'all' ? query.values() : query)) as unknown[] };
  },
  { schema, casing: 'snake_case' },
);

/** What a step gets from the door it runs in. */
export type Tx = typeof db;
