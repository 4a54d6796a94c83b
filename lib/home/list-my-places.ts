import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { CustomerStatus } from '../access/find-access.ts';
import type { Permission } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';
import { searchWords } from '../text/fold.ts';

/** One of one's own places, with what stands above it. */
export type MyPlace = {
  id: string;
  kind: PlaceKind;
  placeId: string;
  customerId: string;
  name: string;
  customerName: string;
  accountName: string | null;
  status: CustomerStatus;
  permissions: Permission[];
  owns: boolean;
  ownerName: string;
  lastUse: Date | null;
  isNew: boolean;
  roomUrl: string | null;
};
type Raw = Omit<MyPlace, 'lastUse'> & { lastUse: string | null };

/** How many Home shows at once. */
export const most = 200;

/** At the self door: one's places, last used first. `isNew` until the place is first opened (spec.md §4). `total` counts all. */
export async function listMyPlaces(tx: Tx, q: string | undefined): Promise<{ places: MyPlace[]; total: number; found: number }> {
  const mine = sql`status = 'active' and (expires_at is null or expires_at > now())`;
  const matches = searchWords(q).map((word) => sql`search like ${`%${word}%`}`);
  const all = matches.length > 0 ? sql.join(matches, sql` and `) : sql`true`;
  const [counted] = (await tx.execute(
    sql`select count(*)::int as total, (count(*) filter (where ${all}))::int as found from my_places where ${mine}`,
  )) as unknown as { total: number; found: number }[];
  const rows = (await tx.execute(sql`select id, place_id as "placeId", customer_id as "customerId",
      case when room_id is not null then 'room' when account_id is not null then 'account' else 'customer' end as kind,
      coalesce(room_name, account_name, customer_name) as name, customer_name as "customerName", case when room_id is not null then account_name end as "accountName",
      case when customer_status in ('inactive', 'terminated') then customer_status when 'inactive' in (account_status, room_status) then 'inactive' else customer_status end as status,
      permissions, owner_id = user_id as owns, coalesce(owner_name, '') as "ownerName", last_use as "lastUse", last_use is null as "isNew", room_url as "roomUrl"
    from my_places where ${mine} and ${all}
    order by last_use desc nulls last, sort_name collate "C", id limit ${most}`)) as unknown as Raw[];
  const places = rows.map((row) => ({ ...row, lastUse: row.lastUse ? new Date(row.lastUse) : null }));
  return { places, total: counted?.total ?? 0, found: counted?.found ?? 0 };
}
