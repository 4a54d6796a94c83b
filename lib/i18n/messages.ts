import type { Locale } from './locales.ts';
import { namespaces } from './namespaces.ts';

export type Messages = Record<string, unknown>;
type Catalogue = Record<Locale, Messages>;

// text in brackets with marks on its letters: whatever shows without them did not come from the catalogue
function pseudo(node: unknown): unknown {
  if (typeof node === 'string') {
    let depth = 0;
    let out = '';
    for (const sign of node) {
      if (sign === '{') depth++;
      out += depth === 0 && /[a-z]/i.test(sign) ? `${sign}\u0323` : sign;
      if (sign === '}') depth--;
    }
    return out;
  }
  return Object.fromEntries(Object.entries(node as Messages).map(([key, value]) => [key, pseudo(value)]));
}

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

/** The namespaces that components in the browser need. */
export function clientMessages(locale: Locale): Messages {
  const all = messagesOf(locale);
  return Object.fromEntries(
    ['ui', 'form', 'shell', 'errors', 'people', 'permissions', 'associations', 'accept', 'auth', 'customers', 'home']
      .filter((name) => name in all)
      .map((name) => [name, all[name]]),
  );
}
