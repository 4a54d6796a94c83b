import { atGate } from '#db/doors';
import { enqueue, type Tried } from '../jobs/enqueue.ts';
import { log } from '../log.ts';
import { type LetterContent, renderLetter } from './letter.tsx';
import type { Jobs, Task } from './letters.ts';
import { MailError, sendMail } from './transport.ts';

export type Outgoing = {
  to: string;
  content: LetterContent /** stable for this mail, so that a duplicate is known as one */;
  messageId: string;
};
export type Outcome = { sent?: () => Promise<void>; failed?: (reason: string) => Promise<void> };

const givesUpAfter = 320;

/** Seconds until the next try: quick at first, every half minute for twenty minutes, then every five minutes for a day. */
export function backOff(tries: number): number {
  return tries < 5 ? 2 ** tries : tries < 45 ? 30 : 300;
}

/**
 * Sends one letter of a job. `compose` looks again whether it still holds and answers undefined where it does not (rule 19);
 * no transaction is open while the mail server is spoken to. A mail server that is away is asked again later by a job that
 * takes this one's place; one that refuses for good is told to `failed`.
 */
export async function deliver<T extends Task>(
  task: T,
  payload: Jobs[T] & Tried,
  compose: () => Promise<Outgoing | undefined>,
  outcome: Outcome = {},
): Promise<void> {
  const mail = await compose();
  if (!mail) return;
  const letter = await renderLetter(mail.content);
  try {
    await sendMail({ to: mail.to, messageId: mail.messageId, ...letter });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const tries = (payload.tries ?? 0) + 1;
    log.warn({ task, tries, reason: error.message, temporary: error.temporary }, 'a mail was not taken');
    if (!error.temporary || tries >= givesUpAfter) return void (await outcome.failed?.(error.message));
    await atGate(null, (tx) => enqueue(tx, task, { ...payload, tries }, `${mail.messageId} again`, backOff(tries)), { write: true });
    return;
  }
  await outcome.sent?.();
}
