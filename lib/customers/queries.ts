import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { asPlatform, asSelf } from '#db/doors';
import type { CustomerStatus } from '../access/find-access.ts';
import type { Actor } from '../auth/actor.ts';
import type { Viewer } from '../auth/find-viewer.ts';
import { type Cursor, decodeCursor, encodeCursor } from '../text/cursor.ts';
import { searchWords } from '../text/fold.ts';
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
  sortName: string;
};
export type CustomersPage = { rows: CustomerRow[]; next: string | null; previous: string | null; total: number; totalIsEstimate: boolean };

const size = 25;
const countUpTo = 2000; // counting on is dear and tells nobody more

const cursorList = (list: CustomersList) => `customers ${list.sort.replace('-', '')}`;

function keyset(list: CustomersList): { where: SQL; order: SQL; backwards: boolean; from: Cursor | undefined; byAge: boolean } {
  const backwards = list.before !== undefined;
  const from = decodeCursor(cursorList(list), list.before ?? list.after);
  const byAge = list.sort.endsWith('created_at');
  const falling = list.sort.startsWith('-') !== backwards;
  const column = byAge ? sql`c.created_at` : sql`c.sort_name collate "C"`;
  const value = from && (byAge ? sql`${from.value}::timestamptz` : sql`${from.value}`);
  const where = from
    ? falling
      ? sql`(${column}, c.id) < (${value}, ${from.id}::uuid)`
      : sql`(${column}, c.id) > (${value}, ${from.id}::uuid)`
    : sql`true`;
  return {
    where,
    order: falling ? sql`${column} desc, c.id desc` : sql`${column}, c.id`,
    backwards,
    from,
    byAge,
  };
}

function filters(list: CustomersList): SQL[] {
  return [
    ...searchWords(list.q).map((word) => sql`c.search like ${`%${word}%`}`),
    ...(list.status ? [sql`c.status = ${list.status}`] : []),
    ...(list.type ? [sql`c.customer_type = ${list.type}`] : []),
  ];
}

type Raw = {
  id: string;
  name: string;
  customer_type: CustomerRow['customerType'];
  status: CustomerStatus;
  owner_name: string | null;
  country: string | null;
  email: string | null;
  accounts: number;
  created_at: string;
  sort_name: string;
  age: string;
};

function toPage(raw: Raw[], list: CustomersList, total: number): CustomersPage {
  const { backwards, from, byAge } = keyset(list);
  const more = raw.length > size;
  const page = raw.slice(0, size);
  if (backwards) page.reverse();
  const cursor = (row: Raw | undefined) =>
    row ? encodeCursor(cursorList(list), { value: byAge ? row.age : row.sort_name, id: row.id }) : null;
  return {
    rows: page.map((row) => ({
      id: row.id,
      name: row.name,
      customerType: row.customer_type,
      status: row.status,
      ownerName: row.owner_name ?? '',
      country: row.country,
      email: row.email,
      accounts: row.accounts,
      createdAt: new Date(row.created_at),
      sortName: row.sort_name,
    })),
    next: (backwards ? from : more) ? cursor(page.at(-1)) : null,
    previous: (backwards ? more : from) ? cursor(page[0]) : null,
    total: Math.min(total, countUpTo),
    totalIsEstimate: total > countUpTo,
  };
}

/** Everything, for platform admins, at the platform door. */
export async function listAllCustomers(tx: Tx, list: CustomersList): Promise<CustomersPage> {
  const { where, order } = keyset(list);
  const conditions = filters(list);
  const all = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
  const raw =
    (await tx.execute(sql`select c.id, c.name, c.customer_type, c.status, c.country, c.email, c.created_at, c.created_at::text as age, c.sort_name,
      (select o.person from associations o where o.customer_id = c.id and o.user_id = c.owner_id and o.place_id = c.id) as owner_name,
      (select count(*)::int from accounts a where a.customer_id = c.id) as accounts
    from customers c where ${all} and ${where} order by ${order} limit ${size + 1}`)) as unknown as Raw[];
  const counted = (await tx.execute(
    sql`select count(*)::int as total from (select 1 from customers c where ${all} limit ${countUpTo + 1}) as few`,
  )) as unknown as { total: number }[];
  return toPage(raw, list, counted[0]?.total ?? 0);
}

/** The customers that one is associated with at that very level, at the self door. */
export async function listMyCustomers(tx: Tx, list: CustomersList): Promise<CustomersPage> {
  const { where, order } = keyset(list);
  const conditions = filters(list);
  const all = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
  const mine = sql`(select customer_id as id, customer_name as name, customer_type, customer_status as status, null::text as country, null::text as email,
      created_at, sort_name, ' ' || sort_name as search, owner_name, 0 as accounts from my_places
      where account_id is null and room_id is null and status = 'active' and (expires_at is null or expires_at > now()))`;
  const raw = (await tx.execute(
    sql`select c.*, c.created_at::text as age from ${mine} as c where ${all} and ${where} order by ${order} limit ${size + 1}`,
  )) as unknown as Raw[];
  const counted = (await tx.execute(sql`select count(*)::int as total from ${mine} as c where ${all}`)) as unknown as { total: number }[];
  return toPage(raw, list, counted[0]?.total ?? 0);
}

/** The list as this person may see it (house.md, One set of screens). */
export async function listCustomers(actor: Actor, viewer: Viewer, list: CustomersList): Promise<CustomersPage> {
  return viewer.platform.includes('customers.read')
    ? asPlatform(actor, (tx) => listAllCustomers(tx, list))
    : asSelf(actor, (tx) => listMyCustomers(tx, list));
}
