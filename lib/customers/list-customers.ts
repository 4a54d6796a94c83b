import { and, count, eq, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client';
import { asPlatform, asSelf } from '#db/doors';
import { orNull } from '#db/rows';
import { accounts, associations, customers, myPlaces } from '#db/schema/index';
import { alive } from '../access/alive.ts';
import type { CustomerStatus } from '../access/find-access.ts';
import type { Actor } from '../auth/actor.ts';
import { platformPermissionsOf } from '../auth/platform.ts';
import { byName, type Keyset, keyset, type Order, type Page, readPage } from '../lists/page.ts';
import { everyWord, holdsWord } from '../lists/words.ts';
import type { CustomersList } from './schema.ts';

export type CustomerRow = {
  id: string;
  name: string;
  customerType: 'business' | 'personal';
  status: CustomerStatus;
  ownerName: string;
  country: string | null;
  email: string | null;
  accounts: number;
  createdAt: Date;
};
export type CustomersPage = Page<CustomerRow> & { total: number; totalIsEstimate: boolean };

const countUpTo = 2000; // counting on is dear and tells nobody more

type Sorted = CustomerRow & { sortName: string; age: string };
const owner = alias(associations, 'owner');

const byAge = (list: CustomersList) => list.sort.endsWith('created_at');
const keysOf = (list: CustomersList): Keyset =>
  keyset(`customers ${list.sort.replace('-', '')}`, list, { falling: list.sort.startsWith('-') });

function orderOf(list: CustomersList, by: { id: SQLWrapper; sortName: SQLWrapper; createdAt: SQLWrapper }): Order {
  return byAge(list) ? { value: by.createdAt, id: by.id, as: 'timestamptz' } : { value: byName(by.sortName), id: by.id };
}

function filters(list: CustomersList, by: { search: SQLWrapper; status: SQLWrapper; type: SQLWrapper }): SQL | undefined {
  return and(
    everyWord(list.q, (word) => holdsWord(by.search, word)),
    list.status && sql`${by.status} = ${list.status}`,
    list.type && sql`${by.type} = ${list.type}`,
  );
}

function toPage(list: CustomersList, found: Sorted[], total: number): CustomersPage {
  const page = keysOf(list).page(found, (row) => ({ value: byAge(list) ? row.age : row.sortName, id: row.id }));
  return {
    ...page,
    rows: page.rows.map(({ sortName: _, age: __, ...row }) => row),
    total: Math.min(total, countUpTo),
    totalIsEstimate: total > countUpTo,
  };
}

async function everyCustomer(tx: Tx, list: CustomersList): Promise<CustomersPage> {
  const keys = keysOf(list);
  const order = orderOf(list, customers);
  const wanted = filters(list, { search: customers.search, status: customers.status, type: customers.customerType });
  const found = await tx
    .select({
      id: customers.id,
      name: customers.name,
      customerType: customers.customerType,
      status: customers.status,
      ownerName: sql`coalesce(${owner.person}, '')`.mapWith(owner.person),
      country: customers.country,
      email: customers.email,
      accounts: tx.$count(accounts, eq(accounts.customerId, customers.id)),
      createdAt: customers.createdAt,
      sortName: customers.sortName,
      age: sql`${customers.createdAt}::text`.mapWith(String),
    })
    .from(customers)
    .leftJoin(owner, and(eq(owner.customerId, customers.id), eq(owner.userId, customers.ownerId), eq(owner.placeId, customers.id)))
    .where(and(wanted, keys.beyond(order)))
    .orderBy(...keys.order(order))
    .limit(keys.limit);
  const few = tx
    .select({ one: sql`1`.as('one') })
    .from(customers)
    .where(wanted)
    .limit(countUpTo + 1)
    .as('few');
  const [counted] = await tx.select({ total: count() }).from(few);
  return toPage(list, found, counted?.total ?? 0);
}

async function myCustomers(tx: Tx, list: CustomersList): Promise<CustomersPage> {
  const keys = keysOf(list);
  const order = orderOf(list, { id: myPlaces.customerId, sortName: myPlaces.sortName, createdAt: myPlaces.createdAt });
  const wanted = and(
    isNull(myPlaces.accountId),
    isNull(myPlaces.roomId),
    alive(myPlaces),
    filters(list, { search: myPlaces.search, status: myPlaces.customerStatus, type: myPlaces.customerType }),
  );
  const found = await tx
    .select({
      id: myPlaces.customerId,
      name: myPlaces.customerName,
      customerType: myPlaces.customerType,
      status: myPlaces.customerStatus,
      ownerName: sql`coalesce(${myPlaces.ownerName}, '')`.mapWith(myPlaces.ownerName),
      country: sql`null`.mapWith(orNull(customers.country)),
      email: sql`null`.mapWith(orNull(customers.email)),
      accounts: sql`0`.mapWith(Number),
      createdAt: myPlaces.createdAt,
      sortName: myPlaces.sortName,
      age: sql`${myPlaces.createdAt}::text`.mapWith(String),
    })
    .from(myPlaces)
    .where(and(wanted, keys.beyond(order)))
    .orderBy(...keys.order(order))
    .limit(keys.limit);
  const [counted] = await tx.select({ total: count() }).from(myPlaces).where(wanted);
  return toPage(list, found, counted?.total ?? 0);
}

/**
 * The list as this person may see it (house.md, One set of screens): everything for platform admins who read customers, at
 * the platform door, and for anybody else the customers that they are associated with at that very level.
 */
export async function listCustomers(actor: Actor, list: CustomersList): Promise<CustomersPage> {
  const mine = await asSelf(actor, async (tx) =>
    (await platformPermissionsOf(tx)).has('customers.read') ? undefined : readPage(list, (asked) => myCustomers(tx, asked)),
  );
  return mine ?? asPlatform(actor, (tx) => readPage(list, (asked) => everyCustomer(tx, asked)));
}
