import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { Permission } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';
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
  placeKind: PlaceKind;
  placeId: string;
  customerId: string;
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

/** The first place of an invitation stands for it in a letter; undefined when there is no such invitation or nothing is left of it. */
export async function findLetterFacts(tx: Tx, invitationId: string): Promise<LetterFacts | undefined> {
  const rows = (await tx.execute(sql`
    select i.id, i.email, i.user_id as "userId", i.status, i.expires_at as "expiresAt", i.message, i.invited_as as "invitedAs",
      coalesce(case when invited.status <> 'invited' then invited.locale end, i.locale) as locale,
      case when invited.status <> 'invited' then invited.timezone end as zone,
      -- as acts_as says it, which only triggers may ask
      case when exists (select from platform_admins m join platform_roles l on l.id = m.role_id
          where m.user_id = i.invited_by and 'associations.manage' = any (l.permissions)) then 'admin'
        when i.invited_by in (c.owner_id, a.owner_id, ra.owner_id, r.owner_id) then 'owner' end is not distinct from i.invited_as as "mayInvite",
      inviter.status as "inviterStatus", inviter.id as "inviterId", inviter.email as "inviterEmail", inviter.locale as "inviterLocale", inviter.timezone as "inviterZone",
      case when i.invited_as = 'owner' then coalesce(nullif((select person from associations o where o.customer_id = p.customer_id and o.user_id = i.invited_by
        and o.status = 'active' limit 1), ''), inviter.full_name) else '' end as "inviterName",
      coalesce(nullif((select person from associations o where o.customer_id = p.customer_id and o.user_id = coalesce(i.accepted_by, i.user_id) and o.place_id = p.place_id), ''), '') as "invitedName",
      coalesce(r.owner_id, a.owner_id, c.owner_id) = i.user_id as "isOwner",
      exists (select from customers where owner_id = i.user_id) or exists (select from accounts where owner_id = i.user_id)
        or exists (select from rooms where owner_id = i.user_id) as "ownsSomething", invited.status as "invitedStatus",
      case when r.id is not null then 'room' when a.id is not null then 'account' else 'customer' end as "placeKind",
      p.place_id as "placeId", p.customer_id as "customerId", coalesce(r.room_name, a.account_name, c.name) as "placeName",
      ra.account_name as "accountName", c.name as "customerName", c.status as "customerStatus", p.permissions,
      coalesce(ra.status, a.status) as "accountStatus", r.status as "roomStatus", c.invitation_email_policy as policy, c.allowed_domains_registration as domains
    from invitations i join invitation_places p on p.invitation_id = i.id join customers c on c.id = p.customer_id
      join users inviter on inviter.id = i.invited_by join users invited on invited.id = i.user_id
      left join accounts a on a.customer_id = p.customer_id and a.id = p.place_id
      left join rooms r on r.customer_id = p.customer_id and r.id = p.place_id
      left join accounts ra on ra.customer_id = p.customer_id and ra.id = r.account_id
    where i.id = ${invitationId} order by p.gone, p.place_id limit 1`)) as unknown as (Omit<LetterFacts, 'expiresAt'> & {
    expiresAt: string;
  })[];
  const row = rows[0];
  return row && { ...row, expiresAt: new Date(row.expiresAt) };
}
