import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { type Locale, locales } from './locales.ts';

const byLanguage = new Map(locales.map((locale) => [new Intl.Locale(locale).language, locale]));

// what is no tag, such as *, makes the matcher throw
function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/**
 * The first language of an Accept-Language header that we speak; undefined when there is none. By lookup (RFC 4647 §3.4): the
 * matcher's best fit keeps every tag that it ever saw, and strangers may send any number of them.
 */
export function acceptedLocale(header: string | null): Locale | undefined {
  const wanted = new Negotiator({ headers: { 'accept-language': (header ?? '').slice(0, 500) } }).languages().filter(isTag);
  return byLanguage.get(match(wanted, [...byLanguage.keys()], '', { algorithm: 'lookup' }));
}
