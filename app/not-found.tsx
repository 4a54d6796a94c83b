import { getTranslations } from 'next-intl/server';
import { Empty } from '#components/ui/empty';

export default async function NotFound() {
  const t = await getTranslations('ui');
  return (
    <main className="sheet lone" id="main">
      <title>{t('not_found_title')}</title>
      <Empty title={t('not_found_title')}>
        {t('not_found')} <a href="/">{t('go_home')}</a>
      </Empty>
    </main>
  );
}
