import type { Locale } from './locales.ts';
import { namespaces } from './namespaces.ts';
import { pseudo } from './pseudo.ts';

export type Messages = Record<string, unknown>;
type Catalogue = Record<Locale, Messages>;

const catalogue: Catalogue = namespaces;
let accented: Messages | undefined;

/** The whole catalogue of one language. */
export function messagesOf(locale: Locale): Messages {
  if (process.env.FOYER_PSEUDO === '1') {
    accented ??= pseudo(catalogue.en) as Messages;
    return accented;
  }
  return catalogue[locale];
}
