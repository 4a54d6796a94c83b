import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Access } from '../access/find-access.ts';
import { seesAddresses } from '../access/may.ts';
import type { Permission } from '../access/permissions.ts';
import { lineageIds, type PlaceKind } from '../access/place.ts';
import type { Spot } from '../landing/schema.ts';
import { encodeCursor } from '../text/cursor.ts';
import { searchWords } from '../text/fold.ts';
import { countPeople, type PeopleCounts } from './count-people.ts';
import { keyset, peopleList, rowBegin, rowId } from './order.ts';

/** One association in a person's row: here or inherited from above. */
export type PersonGrant = {
  associationId: string;
  placeId: string;
  placeKind: PlaceKind;
  here: boolean;
  permissions: Permission[];
  status: 'pending' | 'active' | 'suspended';
  expired: boolean;
  expiresAt: Date | null;
  isOwner: boolean;
  grantedAs: 'owner' | 'admin' | 'system';
  lastUse: Date | null;
};

export type PendingFacts = {
  invitationId: string;
  email: string;
  expiresAt: Date;
  expired: boolean;
  delivery: 'none' | 'queued' | 'sent' | 'failed';
  deliveryReason: string | null;
  sentAt: Date | null;
};

/** A row of a People tab. Addresses, ids and pending facts are there only for who may see them (rules 11 and 23). */
export type PersonRow = {
  key: string;
  userId: string | null;
  name: string;
  address: string | null;
  sortName: string;
  grants: PersonGrant[];
  pending: PendingFacts | null;
  personStatus: 'invited' | 'active' | 'suspended' | null;
};

export type PeoplePage = {
  rows: PersonRow[];
  next: string | null;
  previous: string | null;
  counts: PeopleCounts;
};
export type PeopleFilter = Partial<Pick<Spot, 'q' | 'after' | 'before' | 'from'>>;

type Raw = {
  id: string;
  place_id: string;
  user_id: string;
  row_id: string;
  person: string;
  address: string;
  sort_name: string;
  permissions: Permission[];
  status: PersonGrant['status'];
  expires_at: string | null;
  expired: boolean;
  granted_as: PersonGrant['grantedAs'];
};
type Facts = { user_id: string; status: PersonRow['personStatus'] };
type Invited = {
  user_id: string;
  place_id: string;
  id: string;
  email: string;
  expires_at: string;
  expired: boolean;
  delivery: PendingFacts['delivery'];
  delivery_reason: string | null;
  sent_at: string | null;
};

const size = 25;

// one ordered, limited read a place: a join over the lineage would read everything (stack.md §13)
function readOfPlace(
  customerId: string,
  placeId: string,
  here: boolean,
  privileged: boolean,
  words: string[],
  order: ReturnType<typeof keyset>,
): SQL {
  const seen = privileged && here ? sql`true` : sql`a.status <> 'pending'`;
  const alive = privileged ? sql`true` : sql`a.status = 'active' and (a.expires_at is null or a.expires_at > now())`;
  const matches = words.map((word) =>
    privileged ? sql`(a.search like ${`% ${word}%`} or a.address like ${`%${word}%`})` : sql`a.search like ${`% ${word}%`}`,
  );
  return sql`(select a.id, a.place_id, a.user_id, ${rowId} as row_id, a.person, a.address, a.sort_name, a.permissions, a.status, a.expires_at,
      coalesce(a.expires_at <= now(), false) as expired, a.granted_as
    from associations a where a.customer_id = ${customerId} and a.place_id = ${placeId} and ${order.where} and ${seen} and ${alive}
      ${matches.length > 0 ? sql`and ${sql.join(matches, sql` and `)}` : sql``}
    order by ${order.inside} limit ${size * 2 + 2})`;
}

/** A page of the People tab at the customer door: members, inherited access and pending invitations, by name. */
export async function listPeople(tx: Tx, access: Access, filter: PeopleFilter): Promise<PeoplePage> {
  const privileged = seesAddresses(access);
  const { place } = access;
  const places = lineageIds(place);
  const order = keyset(place.id, filter, filter.from ? await rowBegin(tx, access, privileged, filter.from) : undefined);
  const { backwards, from } = order;
  const words = searchWords(filter.q);
  const reads = places.map((id) => readOfPlace(place.customerId, id, id === place.id, privileged, words, order));
  const raw = (await tx.execute(
    sql`select * from (${sql.join(reads, sql` union all `)}) as every order by ${order.outside}`,
  )) as unknown as Raw[];
  const keys = [...new Set(raw.map(rowKey))];
  const shown = new Set(keys.slice(0, size));
  const page = raw.filter((row) => shown.has(rowKey(row)));
  const more = keys.length > size;
  const people = [...new Set(page.map((row) => row.user_id))];
  const { facts, invited, uses } = await factsOf(tx, access, people, privileged);
  const rows = mergeRows(access, page, privileged, facts, invited, uses);
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const cursor = (row: PersonRow | undefined): string | null => {
    const source = row && page.find((one) => rowKey(one) === row.key);
    return source ? encodeCursor(peopleList(place.id), { value: source.sort_name, id: source.row_id }) : null;
  };
  return {
    rows,
    next: (backwards ? from : more) ? cursor(last) : null,
    previous: (backwards ? more : from) ? cursor(first) : null,
    counts: await countPeople(tx, access, privileged),
  };
}

const rowKey = (row: Raw) => (row.status === 'pending' ? `asc ${row.id}` : `usr ${row.sort_name} ${row.user_id}`);

async function factsOf(tx: Tx, access: Access, people: string[], privileged: boolean) {
  if (people.length === 0) return { facts: [], invited: [], uses: [] };
  const ids = sql`array[${sql.join(
    people.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]`;
  const facts = (await tx.execute(sql`select distinct user_id, status from people
    where customer_id = ${access.place.customerId} and user_id = any(${ids})`)) as unknown as Facts[];
  const invited = privileged
    ? ((await tx.execute(sql`select user_id, place_id, id, email, expires_at, expires_at <= now() as expired, delivery, delivery_reason, sent_at
        from open_invitations where customer_id = ${access.place.customerId} and place_id = ${access.place.id} and user_id = any(${ids})`)) as unknown as Invited[])
    : [];
  const uses = (await tx.execute(sql`select user_id, at from last_uses
    where customer_id = ${access.place.customerId} and place_id = ${access.place.id} and user_id = any(${ids})`)) as unknown as {
    user_id: string;
    at: string;
  }[];
  return { facts, invited, uses };
}

function mergeRows(
  access: Access,
  page: Raw[],
  privileged: boolean,
  facts: Facts[],
  invited: Invited[],
  uses: { user_id: string; at: string }[],
): PersonRow[] {
  const rows = new Map<string, PersonRow>();
  for (const one of page) {
    const key = rowKey(one);
    const at = access.lineage.find((place) => place.id === one.place_id) as Access['lineage'][number];
    const here = one.place_id === access.place.id;
    const invitation =
      one.status === 'pending' ? invited.find((row) => row.user_id === one.user_id && row.place_id === one.place_id) : undefined;
    const use = uses.find((row) => row.user_id === one.user_id)?.at;
    const row = rows.get(key) ?? {
      key,
      userId: one.status === 'pending' && access.platform.size === 0 ? null : one.user_id,
      name: one.person,
      address: privileged ? one.address : null,
      sortName: one.sort_name,
      grants: [],
      pending: invitation
        ? {
            invitationId: invitation.id,
            email: invitation.email,
            expiresAt: new Date(invitation.expires_at),
            expired: invitation.expired,
            delivery: invitation.delivery,
            deliveryReason: invitation.delivery_reason,
            sentAt: invitation.sent_at ? new Date(invitation.sent_at) : null,
          }
        : null,
      personStatus: one.status === 'pending' ? null : (facts.find((fact) => fact.user_id === one.user_id)?.status ?? null),
    };
    row.grants.push({
      associationId: one.id,
      placeId: one.place_id,
      placeKind: at.kind,
      here,
      permissions: privileged ? one.permissions : [],
      status: one.status,
      expired: one.expired,
      expiresAt: one.expires_at ? new Date(one.expires_at) : null,
      isOwner: at.ownerId === one.user_id,
      grantedAs: one.granted_as,
      lastUse: use && one.status !== 'pending' ? new Date(use) : null,
    });
    rows.set(key, row);
  }
  for (const row of rows.values()) row.grants.sort((left, right) => Number(right.here) - Number(left.here));
  return [...rows.values()];
}
