import { AsyncLocalStorage } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/pg-proxy';
import postgres from 'postgres';
import type { Limits } from '../lib/access/narrow.ts';
import { env } from '../lib/env.ts';
import { doorRole } from './door-role.ts';
import * as schema from './schema/index.ts';

/** The gate has a login and connections of its own: nothing that was said at another door reaches it. */
export type Login = 'ordinary' | 'gate';

// Next's bundle and server.ts hold separate copies of this file: one pool a login and process.
const held = globalThis as typeof globalThis & { foyerPools?: Partial<Record<Login, postgres.Sql>>; foyerDoor?: AsyncLocalStorage<Here> };

/** Whoever asks, by the SHA-256 of their secret; `enter` in the database finds out who that is. A key has limits. */
export type Asker = { session: Buffer; limits?: Limits | undefined };

/** The connection that the present piece of work has reserved, and the door it stands in. */
export type Here = { connection: postgres.ReservedSql; door: string; asker: Asker | null; place: string | null; write: boolean };

held.foyerDoor ??= new AsyncLocalStorage<Here>();
export const here: AsyncLocalStorage<Here> = held.foyerDoor;

held.foyerPools ??= {};
const pools = held.foyerPools;

// where the gate has no login of its own, one pool serves all doors
const loginFor = (login: Login): Login => (env().gateDatabaseUrl === env().databaseUrl ? 'ordinary' : login);

/** How long a statement, a lock and an idle transaction may take, in milliseconds. */
export const sessionLimits = { statement_timeout: 15_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 30_000 };

/** A login's pool; every connection starts as somebody who sees nothing, so that a forgotten door shows no row. */
export function pool(login: Login = 'ordinary'): postgres.Sql {
  const key = loginFor(login);
  pools[key] ??= postgres(key === 'gate' ? env().gateDatabaseUrl : env().databaseUrl, {
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
      // the gate's login inherits nothing
      ...(key === 'ordinary' ? { options: `-c role=${doorRole('self')}` } : {}),
      ...sessionLimits,
    },
  });
  return pools[key];
}

const patience = 3_000;

/**
 * A connection of the pool for one piece of work. A pool that could not connect is replaced: the driver keeps a place for
 * whoever it turned away and would hand the next connection to them, until none is left.
 */
export async function reserveConnection(login: Login): Promise<postgres.ReservedSql> {
  for (;;) {
    const from = pool(login);
    const waiting = from.reserve();
    try {
      do {
        const connection = await Promise.race([waiting, pause()]);
        if (connection) return connection;
      } while (Object.values(pools).includes(from));
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
  const login = (['ordinary', 'gate'] as const).find((one) => pools[one] === broken);
  if (!login) return;
  delete pools[login];
  // what runs in it may finish
  broken.end({ timeout: 20 }).catch(() => {});
}

/** Ends the process' connections: at shutdown, and after a test file. */
export async function closePools(): Promise<void> {
  const open = Object.values(pools);
  for (const login of ['ordinary', 'gate'] as const) delete pools[login];
  await Promise.all(open.map((one) => one.end({ timeout: 5 })));
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
