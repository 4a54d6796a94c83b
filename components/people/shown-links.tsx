'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

type Link = { url: string; email: string; until: string };

/** Links to hand over: the page itself takes them away when their ten minutes are over, also when it comes out of the browser's memory. */
export function ShownLinks({ links }: { links: Link[] }) {
  const t = useTranslations('people.shown_link');
  const format = useFormatter();
  const [now, setNow] = useState<number | undefined>(undefined);
  const [copied, setCopied] = useState('');
  useEffect(() => {
    const look = () => setNow(Date.now());
    look();
    const next = Math.min(...links.map((link) => Date.parse(link.until))) - Date.now();
    const timer = setTimeout(look, Math.max(0, next) + 50);
    addEventListener('pageshow', look);
    addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      removeEventListener('pageshow', look);
      removeEventListener('visibilitychange', look);
    };
  }, [links]);
  const shown = links.filter((link) => now === undefined || Date.parse(link.until) > now);
  if (shown.length === 0) return <p className="hint">{t('gone')}</p>;
  return (
    <ul className="shown-links">
      {shown.map((link) => (
        <li key={link.url}>
          <label htmlFor={link.url}>{t('title', { email: link.email })}</label>
          <span className="find-row">
            <input id={link.url} className="in mono" readOnly value={link.url} onFocus={(event) => event.target.select()} />
            <button
              type="button"
              className="btn"
              onClick={async () => {
                await navigator.clipboard.writeText(link.url).catch(() => {});
                setCopied(link.url);
              }}
            >
              {copied === link.url ? t('copied') : t('copy')}
            </button>
          </span>
          <span className="hint">
            {t('hint', { time: format.dateTime(new Date(link.until), { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
