import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { asPlatform, atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import type { Permission } from '../access/permissions.ts';
import { lineageIds, type PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { publicId } from '../ids.ts';
import { readAddress } from '../mail/address.ts';
import { foldName } from '../text/fold.ts';

/** Somebody whom Select User offers; `here` says why they cannot be chosen again. */
export type Candidate = {
  user: string;
  name: string;
  address: string;
  known: boolean;
  here: 'here' | 'pending' | 'ended' | null;
  inherited: { permission: Permission; from: string }[];
};

type Raw = { id: string; name: string; address: string; known: boolean };
type Here = { userId: string; placeId: string; status: string; expired: boolean; permissions: Permission[]; owns: boolean };
const most = 8;

const words = (q: string) =>
  foldName((readAddress(q)?.address ?? q).slice(0, 100))
    .split(' ')
    .filter(Boolean)
    .slice(0, 5)
    .map((word) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`));

/** Somebody by words, or one person by id. */
type Asked = { q: string; id?: never } | { id: string; q?: never };

const asks = (asked: Asked, id: SQL, byWord: (word: string) => SQL): SQL =>
  asked.id ? sql`${id} = ${asked.id}` : sql.join(words(asked.q as string).map(byWord), sql` and `);

async function everybody(tx: Tx, asked: Asked): Promise<Raw[]> {
  return (await tx.execute(sql`select id, full_name as name, email as address, status = 'active' as known from users
    where ${asks(asked, sql`id`, (word) => sql`search like ${`%${word}%`}`)} and status <> 'erased' order by full_name, email limit ${most}`)) as unknown as Raw[];
}

/** The associations that stand on the People tabs of places which this person owns in this customer, inherited ones included. */
export function onOwnedTabs(actorId: string): SQL {
  return sql`(exists (select from customers c where c.id = a.customer_id and c.owner_id = ${actorId})
    or exists (select from accounts p where p.customer_id = a.customer_id and p.owner_id = ${actorId}
      and (a.place_id = a.customer_id or p.id = a.account_id or p.id = (select account_id from rooms r where r.customer_id = a.customer_id and r.id = a.room_id)))
    or exists (select from rooms r where r.customer_id = a.customer_id and r.owner_id = ${actorId}
      and (a.place_id = a.customer_id or r.account_id = a.account_id or r.id = a.room_id)))`;
}

async function myPeople(tx: Tx, access: Access, actorId: string, asked: Asked): Promise<Raw[]> {
  const byWord = (word: string) => sql`(a.search like ${`% ${word}%`} or a.address like ${`%${word}%`})`;
  return (await tx.execute(sql`select id, name, address, true as known from (
      select distinct on (a.user_id) a.user_id as id, a.person as name, a.address, a.sort_name from associations a
      where a.customer_id = ${access.place.customerId} and a.status = 'active' and (a.expires_at is null or a.expires_at > now())
        and ${asks(asked, sql`a.user_id`, byWord)} and ${onOwnedTabs(actorId)} order by a.user_id, a.sort_name) as mine
    order by sort_name collate "C", address limit ${most}`)) as unknown as Raw[];
}

async function withStanding(tx: Tx, access: Access, raw: Raw[]): Promise<Candidate[]> {
  if (raw.length === 0) return [];
  const list = (ids: string[]) =>
    sql`array[${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}]`;
  const rows =
    (await tx.execute(sql`select user_id as "userId", place_id as "placeId", status, coalesce(expires_at <= now(), false) as expired, permissions,
      user_id in (select owner_id from customers where id = a.customer_id) as owns from associations a
    where a.customer_id = ${access.place.customerId} and a.user_id = any(${list(raw.map((one) => one.id))}) and a.place_id = any(${list(lineageIds(access.place))})`)) as unknown as Here[];
  return raw.map((one) => {
    const mine = rows.filter((row) => row.userId === one.id);
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
  if (!access || (asked.q !== undefined && words(asked.q).length === 0)) return [];
  const raw =
    capacity === 'admin'
      ? await asPlatform(actor, (tx) => everybody(tx, asked))
      : await atPlace(actor, ref.id, (tx) => myPeople(tx, access, actor.userId, asked));
  return atPlace(actor, ref.id, (tx) =>
    withStanding(
      tx,
      access,
      raw.filter((one) => one.id !== actor.userId),
    ),
  );
}

/** Select User (spec.md §2): everybody for a platform admin, one's own people for an owner; nobody for anybody else. */
export async function listCandidates(actor: Actor, ref: PlaceRef, q: string): Promise<Candidate[]> {
  const candidates = await ask(actor, ref, { q });
  return candidates.sort((left, right) => left.name.localeCompare(right.name) || left.address.localeCompare(right.address));
}

/** The one who was chosen in Select User, if this actor may choose them. */
export async function findCandidate(actor: Actor, ref: PlaceRef, userId: string): Promise<Candidate | undefined> {
  return (await ask(actor, ref, { id: userId }))[0];
}
