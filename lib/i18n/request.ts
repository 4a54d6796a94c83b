import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { cookieName } from '../auth/cookie-name.ts';
import { env } from '../env.ts';
import { acceptedLocale, isLocale, type Locale } from './locales.ts';
import { messagesOf } from './messages.ts';

/** The person's own choice, then what the page is about (an invitation), then the browser, then the platform. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(cookieName('locale'))?.value;
  if (isLocale(chosen)) return chosen;
  const given = await headers();
  const token = given.get('x-foyer-path')?.match(/^\/invitations\/([A-Za-z0-9_-]{43})(?:[/?]|$)/)?.[1];
  if (token) {
    const { localeOfInvitation } = await import('../invitations/locale.ts');
    const invited = await localeOfInvitation(token);
    if (invited) return invited;
  }
  return acceptedLocale(given.get('accept-language')) ?? env().defaultLocale;
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: messagesOf(locale) as never, timeZone: 'UTC' };
});
