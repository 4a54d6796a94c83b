import type { Permission } from '../../lib/access/permissions.ts';
import type { PlaceRef } from '../../lib/access/place.ts';
import type { AssociateUserInput } from '../../lib/associations/schema.ts';
import type { Locale } from '../../lib/i18n/locales.ts';
import { newId } from '../../lib/ids.ts';
import { linkHash, linkToken } from '../../lib/invitations/token.ts';
import { emailKey } from '../../lib/mail/address.ts';
import { type MadePlace, type Person, type Sql, tell, usualPassword, writeAssociation, writePerson, written } from './writing.ts';

const hour = 60 * 60 * 1000;

async function personOf(sql: Sql, email: string | undefined): Promise<Person | undefined> {
  if (email === undefined) return undefined;
  const [row] = await sql`select id, email, first_name, last_name, full_name, status from users where email_key = ${emailKey(email) ?? ''}`;
  return (
    row && {
      id: row.id,
      email: row.email,
      firstName: row.first_name,
      lastName: row.last_name,
      name: row.full_name,
      password: usualPassword,
      status: row.status,
    }
  );
}

export type PendingInvitation = {
  invitationId: string;
  linkId: string;
  token: string;
  associationId: string;
  invitee: Person;
};

/**
 * A pending association with an open invitation and one live link, by an owner or admin who may invite there (the database
 * refuses others). `expiresIn` is what is left of it and `hours` what it was made for, both 168 unless given; below zero it has expired already.
 */
export async function pendingInvitation(
  place: MadePlace,
  given: {
    email?: string;
    invitee?: Person;
    invitedBy?: Person;
    permissions?: Permission[];
    expiresIn?: number;
    hours?: number;
    way?: 'mailed' | 'shown';
    name?: string;
    message?: string;
    locale?: Locale;
    delivery?: 'none' | 'sent' | 'failed';
  } = {},
): Promise<PendingInvitation> {
  const invitedBy = given.invitedBy ?? place.owner;
  const way = given.way ?? 'mailed';
  const invitationId = newId();
  const linkId = newId();
  const expires = Date.now() + (given.expiresIn ?? 168) * hour;
  const made = new Date(Math.min(Date.now(), expires - hour));
  const delivery = given.delivery ?? (way === 'mailed' ? 'sent' : 'none');
  return written(async (sql) => {
    const invitee =
      given.invitee ??
      (await personOf(sql, given.email)) ??
      (await writePerson(sql, { email: given.email, name: given.name ?? '', status: 'invited', locale: given.locale }));
    const permissions = given.permissions ?? (['rooms.view'] as Permission[]);
    const association = await writeAssociation(sql, invitee, place, {
      permissions,
      status: 'pending',
      known: given.name ?? '',
    });
    const [capacity] = await sql`select acts_as(${invitedBy.id}, ${place.customerId}, ${place.id}) as kind`;
    await sql`insert into invitations ${sql({
      id: invitationId,
      user_id: invitee.id,
      email: invitee.email,
      invited_by: invitedBy.id,
      invited_as: capacity?.kind ?? 'owner',
      created_at: made,
      expires_at: new Date(expires),
      hours: given.hours ?? 168,
      delivery,
      sent_at: delivery === 'sent' ? made : null,
      delivery_reason: delivery === 'failed' ? '550 No such mailbox' : null,
      locale: given.locale ?? 'en',
      message: given.message ?? null,
    })}`;
    await sql`insert into invitation_places ${sql({ customer_id: place.customerId, invitation_id: invitationId, place_id: place.id, user_id: invitee.id, permissions })}`;
    await sql`insert into invitation_links ${sql({ id: linkId, token_hash: linkHash(linkId), invitation_id: invitationId, way, created_at: made, shown_to: way === 'shown' ? invitedBy.id : null, shown_until: way === 'shown' ? new Date(made.getTime() + hour / 6) : null })}`;
    await tell(sql, 'user.invited', invitee.id, place);
    return { invitationId, linkId, token: linkToken(linkId), associationId: association.id, invitee };
  });
}

/** What *Associate User* is told, for one address or several with blanks between; `more` says what is special. */
export function inviting(place: PlaceRef, addresses: string, more: Partial<AssociateUserInput> = {}): AssociateUserInput {
  return {
    place: { kind: place.kind, id: place.id },
    invitees: addresses.split(' ').map((email) => ({ email, name: '' })),
    permissions: ['rooms.view'],
    send_invite: true,
    locale: undefined,
    message: '',
    days: 7,
    replace: false,
    ...more,
  };
}
