'use client';
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button';
import { EmptyFrame } from '#components/ui/empty';
import { Sheet } from '#components/ui/sheet';

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations('ui');
  return (
    <Sheet look="lone">
      <EmptyFrame role="alert">
        <h1>{t('failed_title')}</h1>
        <p>{t('failed', { reference: error.digest ?? '' })}</p>
        <div className="mt-4">
          <Button onClick={() => location.reload()}>{t('reload')}</Button>
        </div>
      </EmptyFrame>
    </Sheet>
  );
}
