import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { cookieName } from '../auth/cookie-name.ts';
import { current } from '../auth/current.ts';
import { env } from '../env.ts';
import { localeOfInvitation } from '../invitations/locale.ts';
import { acceptedLocale } from './accepted-locale.ts';
import { isLocale, type Locale } from './locales.ts';
import { messagesOf } from './messages.ts';
import { timeZoneOf } from './moment.ts';

// words and times are not worth a failure: without a database the page that says so speaks the browser's language
const reader = async () => (await current().catch(() => undefined))?.viewer;

/** The signed-in person's, then this browser's choice, then what the page is about (an invitation), the browser, the platform. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(cookieName('locale'))?.value;
  const given = await headers();
  const own = (await reader())?.locale;
  if (isLocale(own)) return own;
  if (isLocale(chosen)) return chosen;
  const token = given.get('x-foyer-path')?.match(/^\/invitations\/([A-Za-z0-9_-]{43})(?:[/?]|$)/)?.[1];
  const invited = token && (await localeOfInvitation(token));
  return invited || (acceptedLocale(given.get('accept-language')) ?? env().defaultLocale);
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messagesOf(locale) as never, timeZone: timeZoneOf((await reader())?.timezone) };
});
