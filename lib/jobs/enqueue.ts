import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';

/** Every kind of work that happens after the commit, with what it is told: ids alone, never a secret (rule 12). */
export type Jobs = {
  /** the letter of an invitation's mailed link */
  mail_invitation: { linkId: string };
  /** rule 14: a new person's code and link, or the note that a known one has a sign-in */
  mail_code: { tokenId: string; invitationId: string; linkId: string };
  mail_sign_in_note: { invitationId: string; noteId: string };
  mail_accepted: { invitationId: string };
  mail_declined: { invitationId: string };
  mail_asked_again: { invitationId: string; noteId: string };
  mail_association_added: { customerId: string; associationId: string };
  mail_owner_made: { customerId: string; associationId: string };
};
export type Task = keyof Jobs;

/** How often a job was tried already: told to the job that takes its place. */
export type Tried = { tries?: number };

/** Puts a job into the caller's transaction: it runs after the commit, and never after a rollback (rule 19). */
export async function enqueue<T extends Task>(tx: Tx, task: T, payload: Jobs[T] & Tried, key?: string, afterSeconds = 0): Promise<void> {
  await tx.execute(sql`select graphile_worker.enqueue(${task}, ${JSON.stringify(payload)}::text::json, ${key ?? null},
    case when ${afterSeconds}::int > 0 then now() + make_interval(secs => ${afterSeconds}::int) end)`);
}
