import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { atGate } from '#db/doors';
import { accounts, associations, customers, rooms, users } from '#db/schema/index';
import { placeOfRow, placePath } from '../access/place.ts';
import { env } from '../env.ts';
import type { Jobs, Tried } from '../jobs/enqueue.ts';
import { deliver } from '../mail/deliver.ts';
import { plainName } from '../mail/plain-name.ts';
import { sayIn } from '../mail/translate.ts';

const above = alias(accounts, 'above');

function findFacts(job: { customerId: string; associationId: string }) {
  return atGate(null, async (tx) => {
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
  });
}

// told, not asked: only while it is still so
async function tell<T extends 'mail_association_added' | 'mail_owner_made'>(
  task: T,
  key: 'added' | 'made',
  job: Jobs[T] & Tried,
): Promise<void> {
  await deliver(task, job, async () => {
    const facts = await findFacts(job);
    if (!facts || facts.status !== 'active' || facts.userStatus !== 'active') return undefined;
    const locale = facts.locale ?? env().defaultLocale;
    const say = sayIn(locale, 'mail');
    const { appName, appUrl } = env();
    const place = plainName(facts.placeName);
    const where = say(`where.${facts.place.kind}`, {
      name: place,
      account: plainName(facts.accountName ?? ''),
      customer: plainName(facts.customerName),
    });
    const words = { place, where, inviter: say('admin', { app: appName }) };
    return {
      to: facts.email,
      messageId: `${key}.${job.associationId}`,
      content: {
        locale,
        appName,
        subject: say(`${key}.subject`, words),
        title: say(`${key}.title`, words),
        preheader: say(`${key}.preheader`, words),
        paragraphs: [say(`${key}.body`, words)],
        button: {
          label: say(`${key}.button`, words),
          url: `${appUrl}${placePath(facts.place)}`,
          hint: say('link_hint'),
        },
        footer: [say('footer', { app: appName }), say('unexpected')],
      },
    };
  });
}

export const mailAssociationAdded = (job: Jobs['mail_association_added'] & Tried) => tell('mail_association_added', 'added', job);
export const mailOwnerMade = (job: Jobs['mail_owner_made'] & Tried) => tell('mail_owner_made', 'made', job);
