import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '#components/auth/sign-in-form';
import { letterFacts, letterSays, PublicFrame } from '#components/shell/public-frame';
import { Words } from '#components/shell/words';
import { Hint } from '#components/ui/hint';
import { appName } from '#lib/auth/app-name';
import { safeCallback } from '#lib/auth/callback';
import { current } from '#lib/auth/current';
import { wordsFor } from '#lib/i18n/words-for';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl);
  if (await current()) redirect(callbackUrl);
  const t = await getTranslations('auth');
  return (
    <Words more={await wordsFor('/sign-in')}>
      <PublicFrame
        appName={appName()}
        letter={
          <>
            <h1>{t('title')}</h1>
            <p className={letterSays}>{t('lead')}</p>
            <p className={letterFacts}>{t('by_invitation')}</p>
          </>
        }
      >
        {callbackUrl !== '/' && <Hint as="p">{t('back_to')}</Hint>}
        <SignInForm callbackUrl={callbackUrl} />
      </PublicFrame>
    </Words>
  );
}
