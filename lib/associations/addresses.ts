import type { MessageValues } from '../errors.ts';
import type { MessageKey } from '../i18n/message-key.ts';
import { parseAddress } from '../mail/address.ts';

/** What is wrong with what should be one address, naming it as it can be seen (spec.md §2); undefined for a good one. */
export function addressFault(word: string): { message: MessageKey; values: MessageValues } | undefined {
  if (parseAddress(word)) return undefined;
  const begin = word.slice(0, 1000);
  const message = /\p{C}/u.test(begin) ? 'associations.errors.address_unseen' : 'associations.errors.address';
  return { message, values: { address: begin.replace(/\p{C}/gu, '').slice(0, 100) } };
}
