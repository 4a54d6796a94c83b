import { sql } from 'drizzle-orm';
import { cache } from 'react';
import type { Tx } from '#db/client';
import { asSelf, atGate } from '#db/doors';
import type { Permission } from '../access/permissions.ts';
import type { Actor } from '../auth/actor.ts';
import { env } from '../env.ts';
import { linkToken } from './token.ts';

/** An invitation that waits for its person, with the first place it covers. */
export type MyInvitation = {
  id: string;
  inviterName: string;
  invitedAs: 'owner' | 'admin' | 'system';
  expiresAt: Date;
  customerName: string;
  placeName: string;
  kind: 'customer' | 'account' | 'room';
  permissions: Permission[];
};

type Raw = Omit<MyInvitation, 'expiresAt'> & { expiresAt: string };

/** What waits for the person at the self door; expired ones are not offered. */
export async function listMyInvitations(tx: Tx): Promise<MyInvitation[]> {
  const rows =
    (await tx.execute(sql`select id, inviter_name as "inviterName", invited_as as "invitedAs", expires_at as "expiresAt", permissions,
      customer_name as "customerName", coalesce(room_name, account_name, customer_name) as "placeName",
      case when room_name is not null then 'room' when account_name is not null then 'account' else 'customer' end as kind
    from my_invitations where status = 'pending' and expires_at > now() order by created_at desc limit 50`)) as unknown as Raw[];
  return rows.map((row) => ({ ...row, expiresAt: new Date(row.expiresAt) }));
}

/** How many wait, for the rail: asked once a request. */
export const countMyInvitations = cache(
  async (actor: Actor): Promise<number> =>
    asSelf(actor, async (tx) => {
      const rows = (await tx.execute(
        sql`select count(distinct id)::int as count from my_invitations where status = 'pending' and expires_at > now()`,
      )) as unknown as { count: number }[];
      return rows[0]?.count ?? 0;
    }),
);

/** `left` is in seconds. */
export type ShownLink = { url: string; email: string; until: Date; left: number };

/** The links that this very person may still look at, for ten minutes after they were made; nobody else ever (trust.md §1.2). */
export async function findShownLinks(actor: Actor, linkIds: string[]): Promise<ShownLink[]> {
  if (linkIds.length === 0) return [];
  return atGate(actor, async (tx) => {
    const rows =
      (await tx.execute(sql`select l.id, i.email, l.shown_until as until, ceil(extract(epoch from l.shown_until - now()))::int as left
        from invitation_links l join invitations i on i.id = l.invitation_id
      where l.id in (${sql.join(
        linkIds.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}) and l.way = 'shown' and l.shown_to = actor() and l.shown_until > now()
        and l.killed_at is null and i.status = 'pending' order by i.email`)) as unknown as {
        id: string;
        email: string;
        until: string;
        left: number;
      }[];
    return rows.map(({ id, email, until, left }) => ({
      url: `${env().appUrl}/invitations/${linkToken(id)}`,
      email,
      until: new Date(until),
      left,
    }));
  });
}
