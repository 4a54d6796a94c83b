import postgres from 'postgres';
import { newId } from '../../lib/ids.ts';
import { session } from '../factories.ts';
import { testDatabase, urlFor } from '../test-database.ts';
import type { Person } from './writing.ts';

export type Door = 'foyer_customer' | 'foyer_self' | 'foyer_platform' | 'foyer_gate';
export type Tx = postgres.TransactionSql;

let logins: { app: postgres.Sql; gate: postgres.Sql } | undefined;

/** The two logins by which all doors are reached, one connection each unless said: what one transaction leaves, the next finds. */
export function doorLogins(max = 2): { app: postgres.Sql; gate: postgres.Sql } {
  logins ??= {
    app: postgres(urlFor('TEST_APP_URL', testDatabase), { max, onnotice: () => {}, connection: { options: '-c role=foyer_self' } }),
    gate: postgres(urlFor('TEST_GATE_URL', testDatabase), { max, onnotice: () => {} }),
  };
  return logins;
}

export async function closeDoorLogins(): Promise<void> {
  const open = logins;
  logins = undefined;
  await Promise.all([open?.app.end(), open?.gate.end()]);
}

/** Direct SQL as a door's own role, in a session of somebody's or of nobody's; what is deferred is asked before it commits. */
export async function atDoor<T>(door: Door, who: Person | Buffer | null, place: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  const hash = who === null || Buffer.isBuffer(who) ? who : (await session(who)).hash;
  const login = doorLogins()[door === 'foyer_gate' ? 'gate' : 'app'];
  return (await login.begin(async (tx) => {
    await tx`set local role ${tx(door)}`;
    await tx`select enter(${hash}, ${place})`;
    const result = await work(tx);
    await tx`set constraints all immediate`;
    return result;
  })) as T;
}

/** The event without which no change is committed. */
export async function eventOf(tx: Tx, customerId?: string): Promise<void> {
  await tx`insert into audit_events ${tx({ ...(customerId ? { customer_id: customerId } : {}), id: newId(), event: 'test.tried' })}`;
}
