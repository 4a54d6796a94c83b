import type { MessageValues } from '../errors.ts';
import { type Address, parseAddress, splitAddresses } from '../mail/address.ts';

const most = 20;
type Fault = { message: string; values: MessageValues };

/** The addresses that were typed or pasted, each once; or what is wrong with them, naming the first bad one (spec.md §2). */
export function addressesIn(text: string): { addresses: Address[]; fault?: undefined } | { addresses?: undefined; fault: Fault } {
  const words = splitAddresses(text);
  if (words.length === 0) return { fault: { message: 'associations.errors.person_none', values: {} } };
  const found = new Map<string, Address>();
  for (const word of words) {
    const parsed = parseAddress(word);
    const message = /\p{C}/u.test(word) ? 'associations.errors.address_unseen' : 'associations.errors.address';
    if (!parsed) return { fault: { message, values: { address: word.replace(/\p{C}/gu, '').slice(0, 100) } } };
    if (!found.has(parsed.key)) found.set(parsed.key, parsed);
  }
  if (found.size > most) return { fault: { message: 'associations.errors.too_many', values: { most } } };
  return { addresses: [...found.values()] };
}
