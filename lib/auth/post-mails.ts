import { eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { customers } from '#db/schema/customers';
import { rateLimited } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { emailKey } from '../mail/address.ts';
import { type Jobs, letters, type Task } from '../mail/letters.ts';
import { countAgainst, type Limit } from './limits.ts';

/**
 * On whose account mails go: `by` is the acting person's id or, for a stranger, their source. `field` is the control at
 * which a refusal stands.
 */
export type Sender = { customerId: string; by: string; as: 'admin' | 'owner' | 'person'; field?: string };
/** One mail of this transaction, to one address. */
export type Posted = { [T in Task]: { to: string; task: T; payload: Jobs[T]; key?: string } }[Task];

const hour = 60;
const day = 24 * hour;
/** Mails to one address from all customers, an hour; more of them wait. */
const together = 30;

/** `says` is the sentence of a refusal; a limit without one only delays. */
type MailLimit = Limit & { mail: Posted; says?: 'errors.mails_to' | 'errors.mails_from' | 'errors.proofs_to' };

async function invitationsADay(tx: Tx, customerId: string): Promise<number> {
  const [customer] = await tx
    .select({ young: sql`${customers.createdAt} > now() - interval '7 days'`.mapWith(Boolean) })
    .from(customers)
    .where(eq(customers.id, customerId));
  return customer?.young === false ? 2_000 : 200;
}

// trust.md §1.14: by recipient, who never counts for more because an admin writes, by actor and by customer
function limitsOf(mail: Posted, sender: Sender, ofCustomer: number): MailLimit[] {
  const { customerId, by, as } = sender;
  const to = emailKey(mail.to) ?? mail.to;
  const times = as === 'admin' ? 10 : 1;
  const wait: MailLimit = { mail, key: `mails to ${to}`, count: together, minutes: hour };
  if (letters[mail.task].budget === 'invitation')
    return [
      { mail, says: 'errors.mails_to', key: `mails of ${customerId} to ${to}`, count: 5, minutes: hour },
      { mail, says: 'errors.mails_to', key: `mails of ${customerId} to ${to}`, count: 20, minutes: day },
      { mail, says: 'errors.mails_from', key: `mails of ${customerId} as ${as}`, count: ofCustomer * times, minutes: day },
      { mail, says: 'errors.mails_from', key: `mails by ${by} as ${as}`, count: 2_000 * times, minutes: day },
      wait,
    ];
  if (letters[mail.task].budget === 'proof')
    return [
      { mail, says: 'errors.proofs_to', key: `proofs of ${customerId} to ${to}`, count: 3, minutes: hour },
      { mail, says: 'errors.proofs_to', key: `proofs of ${customerId} to ${to}`, count: 10, minutes: day },
      { mail, says: 'errors.mails_from', key: `proofs of ${customerId}`, count: 2_000, minutes: day },
      { mail, says: 'errors.mails_from', key: `proofs by ${by}`, count: 60, minutes: hour },
    ];
  return [
    wait,
    { mail, key: `notices of ${customerId}`, count: 500, minutes: hour },
    { mail, key: `notices by ${by}`, count: 60, minutes: hour },
  ];
}

/**
 * The last step of every verb that causes mail, and the only way to one: counts all budgets, as the transaction's last
 * locks, and puts the jobs beside the change. Throws `rate_limited` with the time to wait, and then nothing was changed.
 * What too many customers together write to one address waits without a word.
 */
export async function postMails(tx: Tx, sender: Sender, mails: Posted[]): Promise<void> {
  const invites = mails.some((mail) => letters[mail.task].budget === 'invitation');
  const ofCustomer = invites ? await invitationsADay(tx, sender.customerId) : 0;
  const counted = await countAgainst(
    tx,
    mails.flatMap((mail) => limitsOf(mail, sender, ofCustomer)),
  );
  const passed = counted.filter(({ limit, count }) => count > limit.count);
  const worst = passed.filter(({ limit }) => limit.says).sort((one, other) => other.left - one.left)[0];
  if (worst?.limit.says) throw rateLimited(worst.limit.says, worst.left, { address: worst.limit.mail.to }, sender.field);
  for (const mail of mails) {
    // the next window takes as many again, the one after it the rest
    const waits = passed
      .filter(({ limit }) => limit.mail === mail)
      .map(({ limit, count, left }) => left + (Math.ceil(count / limit.count) - 2) * limit.minutes * 60);
    await enqueue(tx, mail.task, mail.payload, mail.key, Math.max(0, ...waits));
  }
}
