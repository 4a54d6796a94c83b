'use server';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { cookieName } from '../auth/cookie-name.ts';
import { env } from '../env.ts';
import { locales } from '../i18n/locales.ts';

const schema = z.object({
  locale: z.enum(locales).optional().catch(undefined),
  theme: z.enum(['system', 'light', 'dark']).optional().catch(undefined),
});
const year = 365 * 24 * 60 * 60;

/** The choice of language or theme: a cookie, so that the first byte is right; anything else is ignored. */
export async function choosePreferenceAction(form: FormData): Promise<void> {
  const chosen = schema.parse({ locale: form.get('locale') ?? undefined, theme: form.get('theme') ?? undefined });
  const jar = await cookies();
  const options = { path: '/', maxAge: year, sameSite: 'lax' as const, secure: env().appUrl.startsWith('https:') };
  if (chosen.locale) jar.set(cookieName('locale'), chosen.locale, options);
  if (chosen.theme) jar.set(cookieName('theme'), chosen.theme, options);
  revalidatePath('/', 'layout');
}
