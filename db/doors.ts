import { type AnyColumn, and, eq, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { isUuid } from '../lib/ids.ts';
import { type Asker, db, type Here, here, reserveConnection, type Tx } from './client.ts';
import { type DoorName, doorRole } from './door-role.ts';
import { accounts, customers, rooms } from './schema/index.ts';
import { attempt, isLost } from './transaction.ts';

type Door = Exclude<DoorName, 'jobs'>;

export type { Asker } from './client.ts';

type Ways = { write?: boolean };

const isSame = (one: Asker | null, other: Asker | null) =>
  one === other || (one !== null && other !== null && one.session.equals(other.session) && one.limits === other.limits);

// at the customer door nothing else is there; at the gate everything is
async function isInside({ place }: Here, other: string | null): Promise<boolean> {
  if (other === null || other === place) return true;
  const thereIn = (table: typeof customers | typeof accounts | typeof rooms, customerId: AnyColumn) =>
    db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, other), sql`${customerId} = customer()`));
  const found = await unionAll(thereIn(customers, customers.id), thereIn(accounts, accounts.customerId), thereIn(rooms, rooms.customerId));
  return found.length > 0;
}

// a second connection would wait for the first one's locks: work inside work is a part of its transaction, and what fails of
// it is undone alone, so that whoever called it may go on
async function join<T>(open: Here, asked: Omit<Here, 'connection'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const agrees = open.door === asked.door && isSame(open.asker, asked.asker) && (open.write || !asked.write);
  if (!agrees || !(await isInside(open, asked.place))) throw new Error('a door inside another door');
  return attempt(open.connection, async () => await work(db));
}

async function at<T>(door: Door, asker: Asker | null, place: string | null, write: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (place !== null && !isUuid(place)) throw new Error('a place that is no id');
  const open = here.getStore();
  if (open) return join(open, { door, asker, place, write }, work);
  const connection = await reserveConnection(door === 'gate' ? 'gate' : 'ordinary');
  const session = asker ? `'\\x${asker.session.toString('hex')}'` : 'null';
  const inside = place ? `'${place}'` : 'null';
  const opened = connection.unsafe(`begin; set local role ${doorRole(door)}; select enter(${session}, ${inside})`).execute();
  opened.catch(() => {});
  try {
    // awaited inside: a Drizzle query runs only when it is awaited
    const result = await here.run({ connection, door, asker, place, write }, async () => await work(db));
    await opened;
    const committed = connection.unsafe('commit').execute();
    if (!write) {
      // a read needs no answer to its commit
      committed.then(
        () => connection.release(),
        (error: unknown) => isLost(error) || connection.release(),
      );
      return result;
    }
    if ((await committed).command !== 'COMMIT') throw new Error('rolled back'); // a failed transaction's commit is no error
    connection.release();
    return result;
  } catch (error) {
    const refused = await opened.then(
      () => undefined,
      (reason: unknown) => reason, // why the door stayed shut, not its echo in the query
    );
    if (!isLost(error) && !isLost(refused)) {
      const rolledBack = await connection.unsafe('rollback').then(
        () => true,
        (reason: unknown) => !isLost(reason),
      );
      if (rolledBack) connection.release();
    }
    throw refused ?? error;
  }
}

/** Inside the customer of a place (any place's id); shows nothing to whoever is not at home there and no platform admin. */
export function atPlace<T>(asker: Asker, place: string, work: (tx: Tx) => Promise<T>, ways: Ways = {}): Promise<T> {
  return at('customer', asker, place, ways.write ?? false, work);
}

/** One's own things across customers. */
export function asSelf<T>(asker: Asker, work: (tx: Tx) => Promise<T>, ways: Ways = {}): Promise<T> {
  return at('self', asker, null, ways.write ?? false, work);
}

/** Platform admins' lists over everything; refuses anyone else with SQLSTATE 42501. */
export function asPlatform<T>(asker: Asker, work: (tx: Tx) => Promise<T>, ways: Ways = {}): Promise<T> {
  return at('platform', asker, null, ways.write ?? false, work);
}

/**
 * How a stranger becomes somebody, and what crosses a fence. Sees everything, so the work itself asks who may; the files
 * that may open it are listed in lib/house-gate.test.ts. `place` puts the transaction inside that place's customer, too.
 */
export function atGate<T>(asker: Asker | null, work: (tx: Tx) => Promise<T>, ways: Ways & { place?: string } = {}): Promise<T> {
  return at('gate', asker, ways.place ?? null, ways.write ?? false, work);
}
