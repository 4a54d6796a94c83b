import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { CustomerStatus } from '../access/find-access.ts';
import { decodeCursor, encodeCursor } from '../text/cursor.ts';

export type RoomRow = {
  id: string;
  name: string;
  roomType: string;
  status: CustomerStatus;
  ownerName: string;
  accountName: string;
  isPublic: boolean;
  sortName: string;
};
export type RoomsPage = { rows: RoomRow[]; next: string | null; previous: string | null; total: number };

const size = 25;

/** The rooms of a customer, or of one of its accounts, by name, at the customer door. */
export async function listRooms(
  tx: Tx,
  customerId: string,
  accountId: string | null,
  page: { after?: string | undefined; before?: string | undefined },
): Promise<RoomsPage> {
  const backwards = page.before !== undefined;
  const list = `rooms ${accountId ?? customerId}`;
  const from = decodeCursor(list, page.before ?? page.after);
  const key = sql`(r.sort_name collate "C", r.id)`;
  const where = from
    ? backwards
      ? sql`${key} < (${from.value}, ${from.id}::uuid)`
      : sql`${key} > (${from.value}, ${from.id}::uuid)`
    : sql`true`;
  const order = backwards ? sql`r.sort_name collate "C" desc, r.id desc` : sql`r.sort_name collate "C", r.id`;
  const under = accountId ? sql`r.account_id = ${accountId}` : sql`true`;
  const raw =
    (await tx.execute(sql`select r.id, r.room_name as name, r.room_type as "roomType", r.status, r.is_public as "isPublic", r.sort_name as "sortName",
      coalesce((select o.person from associations o where o.customer_id = r.customer_id and o.user_id = r.owner_id and o.place_id = r.id), '') as "ownerName",
      (select a.account_name from accounts a where a.customer_id = r.customer_id and a.id = r.account_id) as "accountName"
    from rooms r where r.customer_id = ${customerId} and ${under} and ${where} order by ${order} limit ${size + 1}`)) as unknown as RoomRow[];
  const [counted] = (await tx.execute(
    sql`select count(*)::int as total from rooms r where r.customer_id = ${customerId} and ${under}`,
  )) as unknown as {
    total: number;
  }[];
  const more = raw.length > size;
  const rows = raw.slice(0, size);
  if (backwards) rows.reverse();
  const cursor = (row: RoomRow | undefined) => (row ? encodeCursor(list, { value: row.sortName, id: row.id }) : null);
  return {
    rows,
    next: (backwards ? from : more) ? cursor(rows.at(-1)) : null,
    previous: (backwards ? more : from) ? cursor(rows[0]) : null,
    total: counted?.total ?? 0,
  };
}
