import { getTranslations } from 'next-intl/server';
import { EmptyFrame } from './empty.tsx';

/** What does not exist and what is not shared look the same, to the byte. */
export async function NothingHere() {
  const t = await getTranslations('ui');
  return (
    <EmptyFrame>
      <title>{t('not_found_title')}</title>
      <h1>{t('not_found_title')}</h1>
      <p>
        {t('not_found')} <a href="/">{t('go_home')}</a>
      </p>
    </EmptyFrame>
  );
}
