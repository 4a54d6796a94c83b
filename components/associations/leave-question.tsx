'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Actions } from '../ui/actions.tsx';
import { Button } from '../ui/button.tsx';

/** Asked within the dialog, never by a second one: what was typed is not thrown away by a key that was pressed too often. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useTranslations('associations.dialog.leave');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div
      className="sticky bottom-0 z-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-ink border-t-2 bg-raised px-(--inset) py-3 text-sm"
      role="alertdialog"
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
    >
      <p>
        <b id="leave-title">{t('title')}</b> <span id="leave-text">{t('text')}</span>
      </p>
      <Actions>
        <Button ref={stay} onClick={onStay}>
          {t('stay')}
        </Button>
        <Button onClick={onLeave}>{t('leave')}</Button>
      </Actions>
    </div>
  );
}
