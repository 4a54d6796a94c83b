'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

/** Asked within the dialog, never by a second one: what was typed is not thrown away by a key that was pressed too often. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useTranslations('associations.dialog.leave');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div className="leave-q" role="alertdialog" aria-labelledby="leave-title" aria-describedby="leave-text">
      <p>
        <b id="leave-title">{t('title')}</b> <span id="leave-text">{t('text')}</span>
      </p>
      <div className="acts">
        <button ref={stay} type="button" className="btn" onClick={onStay}>
          {t('stay')}
        </button>
        <button type="button" className="btn" onClick={onLeave}>
          {t('leave')}
        </button>
      </div>
    </div>
  );
}
