import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client';
import { orNull } from '#db/rows';
import {
  accounts,
  associations,
  customers,
  invitationPlaces,
  invitations,
  platformAdmins,
  platformRoles,
  rooms,
  users,
} from '#db/schema/index';
import { ownsAnything } from '../access/owns-anything.ts';
import type { Permission } from '../access/permissions.ts';
import { type Place, placeOfRow } from '../access/place.ts';
import type { Locale } from '../i18n/locales.ts';

/** What the letters about an invitation need to know; read again at the moment of sending. */
export type LetterFacts = {
  id: string;
  email: string;
  userId: string;
  status: 'pending' | 'accepted' | 'declined' | 'revoked';
  expiresAt: Date;
  /** the language of the letter: somebody known has their own, anybody else the one that the inviter chose */
  locale: Locale;
  /** the zone of somebody known */
  zone: string | null;
  message: string | null;
  invitedAs: 'owner' | 'admin' | 'system';
  mayInvite: boolean;
  inviterStatus: string;
  inviterId: string;
  inviterEmail: string;
  inviterLocale: Locale | null;
  inviterZone: string | null;
  inviterName: string;
  invitedName: string;
  isOwner: boolean;
  /** owns this place or any other, whoever named them (rule 14) */
  ownsSomething: boolean;
  invitedStatus: string;
  place: Place;
  placeName: string;
  accountName: string | null;
  customerName: string;
  customerStatus: string;
  accountStatus: string | null;
  roomStatus: string | null;
  policy: 'same' | 'allowed_domains' | 'any';
  domains: string[];
  permissions: Permission[];
};

const inviter = alias(users, 'inviter');
const invited = alias(users, 'invited');
/** the account that a room stands in */
const above = alias(accounts, 'above');

// as this customer knows somebody, at one of its places or anywhere in it
const knownName = (userId: SQL, where: SQL) =>
  sql`nullif((select ${associations.person} from ${associations} where ${associations.customerId} = ${invitationPlaces.customerId}
    and ${associations.userId} = ${userId} and ${where} limit 1), '')`;

// as acts_as says it, which only triggers may ask
const actsAs = sql`case when exists (select from ${platformAdmins} join ${platformRoles} on ${platformRoles.id} = ${platformAdmins.roleId}
    where ${platformAdmins.userId} = ${invitations.invitedBy} and 'associations.manage' = any (${platformRoles.permissions})) then 'admin'
  when ${invitations.invitedBy} in (${customers.ownerId}, ${accounts.ownerId}, ${above.ownerId}, ${rooms.ownerId}) then 'owner' end`;

const isKnown = sql`${invited.status} <> 'invited'`;

/** The first place of an invitation stands for it in a letter; undefined when there is no such invitation or nothing is left of it. */
export async function findLetterFacts(tx: Tx, invitationId: string): Promise<LetterFacts | undefined> {
  const [row] = await tx
    .select({
      id: invitations.id,
      email: invitations.email,
      userId: invitations.userId,
      status: invitations.status,
      expiresAt: invitations.expiresAt,
      message: invitations.message,
      invitedAs: invitations.invitedAs,
      locale: sql`coalesce(case when ${isKnown} then ${invited.locale} end, ${invitations.locale})`.mapWith(invitations.locale),
      zone: sql`case when ${isKnown} then ${invited.timezone} end`.mapWith(orNull(invited.timezone)),
      mayInvite: sql`${actsAs} is not distinct from ${invitations.invitedAs}`.mapWith(Boolean),
      inviterStatus: inviter.status,
      inviterId: inviter.id,
      inviterEmail: inviter.email,
      inviterLocale: inviter.locale,
      inviterZone: inviter.timezone,
      inviterName: sql`case when ${invitations.invitedAs} = 'owner'
        then coalesce(${knownName(sql`${invitations.invitedBy}`, sql`${associations.status} = 'active'`)}, ${inviter.fullName}) else '' end`.mapWith(
        inviter.fullName,
      ),
      invitedName: sql`coalesce(${knownName(
        sql`coalesce(${invitations.acceptedBy}, ${invitations.userId})`,
        sql`${associations.placeId} = ${invitationPlaces.placeId}`,
      )}, '')`.mapWith(associations.person),
      isOwner: sql`coalesce(${rooms.ownerId}, ${accounts.ownerId}, ${customers.ownerId}) = ${invitations.userId}`.mapWith(Boolean),
      ownsSomething: ownsAnything(invitations.userId),
      invitedStatus: invited.status,
      roomId: rooms.id,
      accountId: sql`coalesce(${above.id}, ${accounts.id})`.mapWith(orNull(accounts.id)),
      customerId: invitationPlaces.customerId,
      placeName: sql`coalesce(${rooms.roomName}, ${accounts.accountName}, ${customers.name})`.mapWith(customers.name),
      accountName: above.accountName,
      customerName: customers.name,
      customerStatus: customers.status,
      permissions: invitationPlaces.permissions,
      accountStatus: sql`coalesce(${above.status}, ${accounts.status})`.mapWith(orNull(accounts.status)),
      roomStatus: rooms.status,
      policy: customers.invitationEmailPolicy,
      domains: customers.allowedDomainsRegistration,
    })
    .from(invitations)
    .innerJoin(invitationPlaces, eq(invitationPlaces.invitationId, invitations.id))
    .innerJoin(customers, eq(customers.id, invitationPlaces.customerId))
    .innerJoin(inviter, eq(inviter.id, invitations.invitedBy))
    .innerJoin(invited, eq(invited.id, invitations.userId))
    .leftJoin(accounts, and(eq(accounts.customerId, invitationPlaces.customerId), eq(accounts.id, invitationPlaces.placeId)))
    .leftJoin(rooms, and(eq(rooms.customerId, invitationPlaces.customerId), eq(rooms.id, invitationPlaces.placeId)))
    .leftJoin(above, and(eq(above.customerId, invitationPlaces.customerId), eq(above.id, rooms.accountId)))
    .where(eq(invitations.id, invitationId))
    .orderBy(invitationPlaces.gone, invitationPlaces.placeId)
    .limit(1);
  if (!row) return undefined;
  const { roomId, accountId, customerId, ...facts } = row;
  return { ...facts, place: placeOfRow({ customerId, accountId, roomId }) };
}
