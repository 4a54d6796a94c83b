import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { CustomerStatus } from '../access/find-access.ts';
import { decodeCursor, encodeCursor } from '../text/cursor.ts';

export type AccountRow = {
  id: string;
  name: string;
  serviceType: string;
  status: CustomerStatus;
  ownerName: string;
  rooms: number;
  sortName: string;
};
export type AccountsPage = { rows: AccountRow[]; next: string | null; previous: string | null; total: number };

const size = 25;

/** The accounts of the customer one stands in, by name, at the customer door. */
export async function listAccounts(
  tx: Tx,
  customerId: string,
  page: { after?: string | undefined; before?: string | undefined },
): Promise<AccountsPage> {
  const backwards = page.before !== undefined;
  const list = `accounts ${customerId}`;
  const from = decodeCursor(list, page.before ?? page.after);
  const key = sql`(a.sort_name collate "C", a.id)`;
  const where = from
    ? backwards
      ? sql`${key} < (${from.value}, ${from.id}::uuid)`
      : sql`${key} > (${from.value}, ${from.id}::uuid)`
    : sql`true`;
  const order = backwards ? sql`a.sort_name collate "C" desc, a.id desc` : sql`a.sort_name collate "C", a.id`;
  const raw =
    (await tx.execute(sql`select a.id, a.account_name as name, a.service_type as "serviceType", a.status, a.sort_name as "sortName",
      coalesce((select o.person from associations o where o.customer_id = a.customer_id and o.user_id = a.owner_id and o.place_id = a.id), '') as "ownerName",
      (select count(*)::int from rooms r where r.customer_id = a.customer_id and r.account_id = a.id) as rooms
    from accounts a where a.customer_id = ${customerId} and ${where} order by ${order} limit ${size + 1}`)) as unknown as AccountRow[];
  const [counted] = (await tx.execute(sql`select count(*)::int as total from accounts where customer_id = ${customerId}`)) as unknown as {
    total: number;
  }[];
  const more = raw.length > size;
  const rows = raw.slice(0, size);
  if (backwards) rows.reverse();
  const cursor = (row: AccountRow | undefined) => (row ? encodeCursor(list, { value: row.sortName, id: row.id }) : null);
  return {
    rows,
    next: (backwards ? from : more) ? cursor(rows.at(-1)) : null,
    previous: (backwards ? more : from) ? cursor(rows[0]) : null,
    total: counted?.total ?? 0,
  };
}
