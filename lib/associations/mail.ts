import { sql } from 'drizzle-orm';
import { atGate } from '#db/doors';
import { type PlaceKind, placePath } from '../access/place.ts';
import { env } from '../env.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Jobs, Tried } from '../jobs/enqueue.ts';
import { deliver } from '../mail/deliver.ts';
import { plainName } from '../mail/plain-name.ts';
import { sayIn } from '../mail/translate.ts';

type Facts = {
  email: string;
  locale: Locale | null;
  userStatus: string;
  status: string;
  kind: PlaceKind;
  placeId: string;
  placeName: string;
  accountName: string | null;
  customerName: string;
};

async function findFacts(job: { customerId: string; associationId: string }): Promise<Facts | undefined> {
  return atGate(null, async (tx) => {
    const rows = (await tx.execute(sql`
      select u.email, u.locale, u.status as "userStatus", s.status, s.place_id as "placeId",
        case when r.id is not null then 'room' when a.id is not null then 'account' else 'customer' end as kind,
        coalesce(r.room_name, a.account_name, c.name) as "placeName", ra.account_name as "accountName", c.name as "customerName"
      from associations s join users u on u.id = s.user_id join customers c on c.id = s.customer_id
        left join accounts a on a.customer_id = s.customer_id and a.id = s.account_id
        left join rooms r on r.customer_id = s.customer_id and r.id = s.room_id
        left join accounts ra on ra.customer_id = s.customer_id and ra.id = r.account_id
      where s.customer_id = ${job.customerId} and s.id = ${job.associationId}`)) as unknown as Facts[];
    return rows[0];
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
    const where = say(`where.${facts.kind}`, {
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
          url: `${appUrl}${placePath({ kind: facts.kind, id: facts.placeId })}`,
          hint: say('link_hint'),
        },
        footer: [say('footer', { app: appName }), say('unexpected')],
      },
    };
  });
}

export const mailAssociationAdded = (job: Jobs['mail_association_added'] & Tried) => tell('mail_association_added', 'added', job);
export const mailOwnerMade = (job: Jobs['mail_owner_made'] & Tried) => tell('mail_owner_made', 'made', job);
