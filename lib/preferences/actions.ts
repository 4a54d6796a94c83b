'use server';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieName } from '../auth/cookie-name.ts';
import { current } from '../auth/current.ts';
import { env } from '../env.ts';
import { locales } from '../i18n/locales.ts';
import { isTimeZone } from '../i18n/moment.ts';
import { requestLocale } from '../i18n/request.ts';
import { chooseLanguage } from './choose-language.ts';
import { learnPreferences } from './learn-preferences.ts';

const schema = z.object({
  locale: z.enum(locales).optional().catch(undefined),
  theme: z.enum(['system', 'light', 'dark']).optional().catch(undefined),
});
const year = 365 * 24 * 60 * 60;

/** The choice of language or theme: a cookie, so that the first byte is right, and the language with whoever is signed in; anything else is ignored. */
export async function choosePreferenceAction(form: FormData): Promise<void> {
  const chosen = schema.parse({ locale: form.get('locale') ?? undefined, theme: form.get('theme') ?? undefined });
  const jar = await cookies();
  const found = chosen.locale && (await current());
  if (found && chosen.locale) await chooseLanguage(found.actor, chosen.locale);
  const options = { path: '/', maxAge: year, sameSite: 'lax' as const, secure: env().appUrl.startsWith('https:') };
  if (chosen.locale) jar.set(cookieName('locale'), chosen.locale, options);
  if (chosen.theme) jar.set(cookieName('theme'), chosen.theme, options);
  revalidatePath('/', 'layout');
}

/** What a browser says of itself to a person whose time zone nobody knows yet; anything else is ignored. */
export async function learnPreferencesAction(timezone: unknown): Promise<void> {
  const found = await current();
  if (!found || !isTimeZone(timezone)) return;
  await learnPreferences(found.actor, { locale: await requestLocale(), timezone });
  // every time on the page is in that zone from now on
  revalidatePath('/', 'layout');
}
