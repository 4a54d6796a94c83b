import { and, eq, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { asPlatform, atPlace } from '#db/doors';
import { associations, users } from '#db/schema/index';
import { alive, expired } from '../access/alive.ts';
import { type Access, findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Permission } from '../access/permissions.ts';
import { lineageIds, type PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { publicId } from '../ids.ts';
import { isAny } from '../lists/ids.ts';
import { byName } from '../lists/page.ts';
import { beginsWord, everyWord, holdsWord, searchWords } from '../lists/words.ts';
import { readAddress } from '../mail/address.ts';
import { onOwnedTabs } from './owned-tabs.ts';

/** Somebody whom Select User offers; `here` says why they cannot be chosen again. */
export type Candidate = {
  user: string;
  name: string;
  address: string;
  known: boolean;
  here: 'here' | 'pending' | 'ended' | null;
  inherited: { permission: Permission; from: string }[];
};

type Found = { id: string; name: string; address: string; known: boolean };
/** Somebody by words, or one person by id. */
type Asked = { q: string; id?: never } | { id: string; q?: never };
const most = 8;

const words = (asked: Asked) => (asked.q === undefined ? undefined : (readAddress(asked.q)?.address ?? asked.q));

function everybody(tx: Tx, asked: Asked): Promise<Found[]> {
  return tx
    .select({ id: users.id, name: users.fullName, address: users.email, known: sql`${users.status} = 'active'`.mapWith(Boolean) })
    .from(users)
    .where(
      and(asked.id ? eq(users.id, asked.id) : everyWord(words(asked), (word) => holdsWord(users.search, word)), ne(users.status, 'erased')),
    )
    .orderBy(users.fullName, users.email)
    .limit(most);
}

function myPeople(tx: Tx, access: Access, actorId: string, asked: Asked): Promise<Found[]> {
  const { userId, person, address, sortName, search, customerId } = associations;
  const mine = tx
    .selectDistinctOn([userId], { id: userId, name: person, address, sortName })
    .from(associations)
    .where(
      and(
        eq(customerId, access.place.customerId),
        alive(associations),
        asked.id ? eq(userId, asked.id) : everyWord(words(asked), (word) => or(beginsWord(search, word), holdsWord(address, word))),
        onOwnedTabs(actorId),
      ),
    )
    .orderBy(userId, sortName)
    .as('mine');
  return tx
    .select({ id: mine.id, name: mine.name, address: mine.address, known: sql`true`.mapWith(Boolean) })
    .from(mine)
    .orderBy(byName(mine.sortName), mine.address)
    .limit(most);
}

async function withStanding(tx: Tx, access: Access, found: Found[]): Promise<Candidate[]> {
  if (found.length === 0) return [];
  const ids = found.map((one) => one.id);
  const standing = await tx
    .select({
      userId: associations.userId,
      placeId: associations.placeId,
      status: associations.status,
      expired: expired(associations),
      permissions: associations.permissions,
    })
    .from(associations)
    .where(
      and(
        eq(associations.customerId, access.place.customerId),
        isAny(associations.userId, ids),
        isAny(associations.placeId, lineageIds(access.place)),
      ),
    );
  return found.map((one) => {
    const mine = standing.filter((row) => row.userId === one.id);
    const here = mine.find((row) => row.placeId === access.place.id);
    const above = mine.filter((row) => row.placeId !== access.place.id && row.status === 'active' && !row.expired);
    const nameOf = (id: string) => access.lineage.find((place) => place.id === id)?.name ?? '';
    return {
      user: publicId('user', one.id),
      name: one.name,
      address: one.address,
      known: one.known,
      here: !here ? null : here.status === 'pending' ? 'pending' : here.status === 'suspended' || here.expired ? 'ended' : 'here',
      inherited: above.flatMap((row) => row.permissions.map((permission) => ({ permission, from: nameOf(row.placeId) }))),
    };
  });
}

async function ask(actor: Actor, ref: PlaceRef, asked: Asked): Promise<Candidate[]> {
  const access = await atPlace(actor, ref.id, (tx) => findAccess(tx, ref));
  const capacity = mustManage(access);
  if (!access || (asked.q !== undefined && searchWords(words(asked)).length === 0)) return [];
  const found =
    capacity === 'admin'
      ? await asPlatform(actor, (tx) => everybody(tx, asked))
      : await atPlace(actor, ref.id, (tx) => myPeople(tx, access, actor.userId, asked));
  const others = found.filter((one) => one.id !== actor.userId);
  return atPlace(actor, ref.id, (tx) => withStanding(tx, access, others));
}

/** Select User (spec.md §2): everybody for a platform admin, one's own people for an owner; nobody for anybody else. */
export async function listCandidates(actor: Actor, ref: PlaceRef, { q }: { q: string }): Promise<Candidate[]> {
  const candidates = await ask(actor, ref, { q });
  return candidates.sort((left, right) => left.name.localeCompare(right.name) || left.address.localeCompare(right.address));
}

/** The one who was chosen in Select User, if this actor may choose them. */
export async function findCandidate(actor: Actor, ref: PlaceRef, { user }: { user: string }): Promise<Candidate | undefined> {
  return (await ask(actor, ref, { id: user }))[0];
}
