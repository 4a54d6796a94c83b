import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { may } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { notFound } from '../errors.ts';
import { type AccountsPage, listAccounts } from './queries.ts';

/** A customer's accounts for somebody who may see them (rule 11). */
export async function listAccountsOf(
  actor: Actor,
  access: Access,
  page: { after?: string | undefined; before?: string | undefined },
): Promise<AccountsPage> {
  if (!may(access, 'accounts.view')) throw notFound();
  return atPlace(actor, access.place.id, (tx) => listAccounts(tx, access.place.customerId, page));
}
