import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client';
import { accounts, associations, customers, rooms, users } from '#db/schema/index';
import { placeOfRow, placePath } from '../access/place.ts';
import { env } from '../env.ts';
import type { Words } from '../mail/letters.ts';
import { plainName } from '../mail/plain-name.ts';
import type { Say } from '../mail/translate.ts';
import { lettersAbout } from '../mail/write-letter.ts';

const above = alias(accounts, 'above');

async function findFacts(tx: Tx, job: { customerId: string; associationId: string }) {
  const [row] = await tx
    .select({
      email: users.email,
      locale: users.locale,
      userStatus: users.status,
      status: associations.status,
      customerId: associations.customerId,
      accountId: associations.accountId,
      roomId: associations.roomId,
      placeName: sql`coalesce(${rooms.roomName}, ${accounts.accountName}, ${customers.name})`.mapWith(customers.name),
      accountName: above.accountName,
      customerName: customers.name,
    })
    .from(associations)
    .innerJoin(users, eq(users.id, associations.userId))
    .innerJoin(customers, eq(customers.id, associations.customerId))
    .leftJoin(accounts, and(eq(accounts.customerId, associations.customerId), eq(accounts.id, associations.accountId)))
    .leftJoin(rooms, and(eq(rooms.customerId, associations.customerId), eq(rooms.id, associations.roomId)))
    .leftJoin(above, and(eq(above.customerId, associations.customerId), eq(above.id, rooms.accountId)))
    .where(and(eq(associations.customerId, job.customerId), eq(associations.id, job.associationId)));
  return row && { ...row, place: placeOfRow(row) };
}

type Facts = NonNullable<Awaited<ReturnType<typeof findFacts>>>;

// told, not asked: only while it is still so
const nowHas =
  <W extends Words>(words: W) =>
  (facts: Facts, _job: unknown, say: Say) => {
    if (facts.status !== 'active' || facts.userStatus !== 'active') return undefined;
    const { appName, appUrl } = env();
    const place = plainName(facts.placeName);
    const where = say(`where.${facts.place.kind}`, {
      name: place,
      account: plainName(facts.accountName ?? ''),
      customer: plainName(facts.customerName),
    });
    return {
      words,
      values: { place, where, inviter: say('admin', { app: appName }) },
      url: `${appUrl}${placePath(facts.place)}`,
    };
  };

/** The letters about what somebody has from now on. */
export const associationLetters = lettersAbout<'association', Facts>({
  load: { association: findFacts },
  readers: { member: ({ email, locale }) => ({ email, locale }) },
  templates: { mail_association_added: nowHas('added'), mail_owner_made: nowHas('made') },
});
