import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTimeZone } from 'next-intl/server';
import { CtrlEnter } from '#components/form/ctrl-enter';
import { appName } from '#lib/auth/app-name';
import { cookieName } from '#lib/auth/cookie-name';
import type { Locale } from '#lib/i18n/locales';
import { wordsFor } from '#lib/i18n/words-for';

export function generateMetadata(): Metadata {
  const icons = [
    { url: '/favicon.ico', sizes: '16x16 32x32 48x48' },
    { url: '/icon.svg', type: 'image/svg+xml' },
  ];
  return {
    icons,
    title: { default: appName(), template: `%s · ${appName()}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // no page may be made ahead of its request: it would carry no nonce and never hydrate
  await connection();
  const locale = (await getLocale()) as Locale;
  const theme = (await cookies()).get(cookieName('theme'))?.value;
  return (
    <html lang={locale} data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}>
      <body>
        <NextIntlClientProvider locale={locale} messages={(await wordsFor('layout')) as never} timeZone={await getTimeZone()}>
          {children}
          <CtrlEnter />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
