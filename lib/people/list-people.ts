import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { asPlatform, atPlace } from '#db/doors';
import { columns, type Row, rows } from '#db/rows';
import { associations, lastUses, openInvitations, people, users } from '#db/schema/index';
import { alive, expired } from '../access/alive.ts';
import { type Access, findAccess } from '../access/find-access.ts';
import { mustHave, seesAddresses } from '../access/may.ts';
import type { Permission } from '../access/permissions.ts';
import { lineageIds, type PlaceKind, type PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import type { Spot } from '../landing/schema.ts';
import { isAny } from '../lists/ids.ts';
import { byName, type Keyset, keyset, type Page, pageSize, readPage } from '../lists/page.ts';
import { beginsWord, everyWord, holdsWord } from '../lists/words.ts';
import { countPeople, type PeopleCounts } from './count-people.ts';
import { peopleList, peopleOrder, rowBegin, rowId } from './order.ts';

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
  grants: PersonGrant[];
  pending: PendingFacts | null;
  personStatus: 'invited' | 'active' | 'suspended' | null;
};

export type PeoplePage = Page<PersonRow> & { counts: PeopleCounts };
export type PeopleQuery = Partial<Pick<Spot, 'q' | 'after' | 'before' | 'from'>>;

const shape = {
  id: associations.id,
  placeId: associations.placeId,
  userId: associations.userId,
  rowId,
  person: associations.person,
  address: associations.address,
  sortName: associations.sortName,
  permissions: associations.permissions,
  status: associations.status,
  expiresAt: associations.expiresAt,
  expired: expired(associations),
  grantedAs: associations.grantedAs,
};
type Found = Row<typeof shape>;

// one ordered, limited read a place: a join over the lineage would read everything (stack.md §13)
function readOfPlace(access: Access, placeId: string, privileged: boolean, q: string | undefined, keys: Keyset): SQL {
  const wanted = and(
    eq(associations.customerId, access.place.customerId),
    eq(associations.placeId, placeId),
    keys.beyond(peopleOrder),
    privileged && placeId === access.place.id ? undefined : sql`${associations.status} <> 'pending'`,
    privileged ? undefined : alive(associations),
    everyWord(q, (word) => {
      const named = beginsWord(associations.search, word);
      return privileged ? or(named, holdsWord(associations.address, word)) : named;
    }),
  );
  return sql`(select ${columns(shape)} from ${associations} where ${wanted}
    order by ${sql.join(keys.order(peopleOrder), sql`, `)} limit ${pageSize * 2 + 2})`;
}

const rowKey = (row: Found) => (row.status === 'pending' ? `asc ${row.id}` : `usr ${row.sortName} ${row.userId}`);

// the associations of one row, in the order of the rows
function byRow(found: Found[]): Found[][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(rowKey(one), [...(groups.get(rowKey(one)) ?? []), one]);
  return [...groups.values()];
}

async function readPeople(tx: Tx, access: Access, query: PeopleQuery): Promise<Page<PersonRow>> {
  const privileged = seesAddresses(access);
  const begin = query.from ? await rowBegin(tx, access, privileged, query.from) : undefined;
  const keys = keyset(peopleList(access.place.id), query, { begin });
  const reads = lineageIds(access.place).map((id) => readOfPlace(access, id, privileged, query.q, keys));
  const order = keys.order({ value: byName(sql.identifier('sortName')), id: sql.identifier('rowId') });
  const found = await rows(
    tx,
    shape,
    sql`select * from (${sql.join(reads, sql` union all `)}) as every order by ${sql.join(order, sql`, `)}`,
  );
  const page = keys.page(byRow(found), ([first]) => ({ value: (first as Found).sortName, id: (first as Found).rowId }));
  const facts = await factsOf(tx, access, [...new Set(page.rows.flat().map((one) => one.userId))], privileged);
  return { ...page, rows: page.rows.map((group) => toRow(access, group, privileged, facts)) };
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

// by ids alone: a join cannot enter a definer view (stack.md §13)
async function factsOf(tx: Tx, access: Access, ids: string[], privileged: boolean) {
  const { customerId, id } = access.place;
  const persons = await tx
    .selectDistinct({ userId: people.userId, status: people.status })
    .from(people)
    .where(and(eq(people.customerId, customerId), isAny(people.userId, ids)));
  const pending = tx
    .select({
      userId: openInvitations.userId,
      invitationId: openInvitations.id,
      email: openInvitations.email,
      expiresAt: openInvitations.expiresAt,
      expired: expired(openInvitations),
      delivery: openInvitations.delivery,
      deliveryReason: openInvitations.deliveryReason,
      sentAt: openInvitations.sentAt,
    })
    .from(openInvitations)
    .where(and(eq(openInvitations.customerId, customerId), eq(openInvitations.placeId, id), isAny(openInvitations.userId, ids)));
  const uses = await tx
    .select({ userId: lastUses.userId, at: lastUses.at })
    .from(lastUses)
    .where(and(eq(lastUses.customerId, customerId), eq(lastUses.placeId, id), isAny(lastUses.userId, ids)));
  return { persons, invited: privileged ? await pending : [], uses };
}

function pendingFacts(one: Found, facts: Facts): PendingFacts | null {
  const open = one.status === 'pending' ? facts.invited.find((row) => row.userId === one.userId) : undefined;
  if (!open) return null;
  const { userId: _, ...told } = open;
  return told;
}

function toRow(access: Access, group: Found[], privileged: boolean, facts: Facts): PersonRow {
  const one = group[0] as Found;
  const isPending = one.status === 'pending';
  const grants = group.map((grant): PersonGrant => {
    const at = access.lineage.find((place) => place.id === grant.placeId) as Access['lineage'][number];
    return {
      associationId: grant.id,
      placeId: grant.placeId,
      placeKind: at.kind,
      here: grant.placeId === access.place.id,
      permissions: privileged ? grant.permissions : [],
      status: grant.status,
      expired: grant.expired,
      expiresAt: grant.expiresAt,
      isOwner: at.ownerId === grant.userId,
      grantedAs: grant.grantedAs,
      lastUse: isPending ? null : (facts.uses.find((use) => use.userId === grant.userId)?.at ?? null),
    };
  });
  return {
    key: rowKey(one),
    userId: isPending && access.platform.size === 0 ? null : one.userId,
    name: one.person,
    address: privileged ? one.address : null,
    grants: grants.sort((left, right) => Number(right.here) - Number(left.here)),
    pending: pendingFacts(one, facts),
    personStatus: isPending ? null : (facts.persons.find((fact) => fact.userId === one.userId)?.status ?? null),
  };
}

/** A page of a People tab for who may see it (rule 11): members, inherited access and pending invitations, by name. */
export async function listPeople(actor: Actor, ref: PlaceRef, query: PeopleQuery): Promise<PeoplePage> {
  const { page, all } = await atPlace(actor, ref.id, async (tx) => {
    const access = mustHave(await findAccess(tx, ref), 'people.view');
    const read = await readPage(query, (asked) => readPeople(tx, access, asked));
    const counts = await countPeople(tx, access, seesAddresses(access));
    return { page: { ...read, counts }, all: access.platform.has('users.read') };
  });
  return all ? { ...page, rows: await named(actor, page.rows) } : page;
}

// a customer sees only the names that it was told; an admin who reads people, all (house.md, Modelling)
async function named(actor: Actor, list: PersonRow[]): Promise<PersonRow[]> {
  const untold = list.flatMap((row) => (row.name === '' && row.userId !== null ? [row.userId] : []));
  if (untold.length === 0) return list;
  const names = await asPlatform(actor, (tx) =>
    tx.select({ id: users.id, name: users.fullName }).from(users).where(isAny(users.id, untold)),
  );
  return list.map((row) => ({ ...row, name: row.name || (names.find((one) => one.id === row.userId)?.name ?? '') }));
}
