import type { RequestFacts } from '../audit/record.ts';
import { hashPassword, refuseWhenBusy } from '../auth/password.ts';
import type { Locale } from '../i18n/locales.ts';
import { type Accepted, acceptInvitation } from './accept-invitation.ts';
import { findByToken } from './find-by-token.ts';
import { proveCode } from './request-code.ts';
import { acceptanceState } from './state.ts';

/** A new person as they introduce themselves; behind a shown link with the code that was mailed to them (rule 14). */
export type Newcomer = { token: string; name: string; password: string; code?: string | undefined };

/** What their browser brings: the language that they read, and the session that it still holds. */
export type Bringing = { locale: Locale; before: Buffer | undefined };

/**
 * Accepts as somebody who has no sign-in yet. The mailbox is proved first: a token or a code that opens nothing costs no
 * hash. Undefined where a mailed link is not, or no more, a new person's: its page says what it is. Throws `busy` when too many
 * passwords are being hashed, `expired` and `invalid` at `code`, and what accepting itself refuses.
 */
export async function acceptAsNew(newcomer: Newcomer, { locale, before }: Bringing, request: RequestFacts): Promise<Accepted | undefined> {
  const { token, name, password, code } = newcomer;
  let codeId: string | undefined;
  if (code !== undefined) {
    refuseWhenBusy();
    codeId = await proveCode(token, code, request);
  } else if (acceptanceState(await findByToken(token), undefined) !== 'new') return undefined;
  const passwordHash = await hashPassword(password);
  return acceptInvitation({ token }, { newPerson: { name, passwordHash, locale, codeId, before } }, request);
}
