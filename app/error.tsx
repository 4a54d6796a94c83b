'use client';
import { useTranslations } from 'next-intl';

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations('ui');
  return (
    <main className="sheet lone" id="main">
      <div className="empty" role="alert">
        <h1>{t('failed_title')}</h1>
        <p>{t('failed', { reference: error.digest ?? '' })}</p>
        <p>
          <button type="button" className="btn" onClick={() => location.reload()}>
            {t('reload')}
          </button>
        </p>
      </div>
    </main>
  );
}
