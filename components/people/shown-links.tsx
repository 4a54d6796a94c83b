'use client';
import { clsx } from 'clsx';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/control.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Hint } from '../ui/hint.tsx';

type Link = { url: string; email: string; until: string; left: number };

// by this tab's clock, told once: a page that comes back from memory brings old numbers, and a computer's clock may be wrong
const ends = new Map<string, number>();
const arrived = new Set<string>();
const endOf = (link: Link) => {
  const end = ends.get(link.url) ?? Date.now() + link.left * 1000;
  ends.set(link.url, end);
  return end;
};

/**
 * Links to hand over; `left` is in seconds. The page itself takes them away when their ten minutes are over; one that
 * comes out of the browser's memory asks again. A link that was `asked` for by *Copy link* is copied as it arrives.
 */
export function ShownLinks({ links, asked }: { links: Link[]; asked: boolean }) {
  const t = useTranslations('people.shown_link');
  const format = useFormatter();
  const router = useRouter();
  const [now, setNow] = useState<number | undefined>(undefined);
  const [copied, setCopied] = useState('');
  const [failed, setFailed] = useState('');
  const copy = async (url: string) => {
    const done = await copyText(url);
    setCopied(done ? url : '');
    setFailed(done ? '' : url);
    if (!done) (document.getElementById(url) as HTMLInputElement | null)?.select();
  };
  useEffect(() => {
    const [first] = links;
    // only as the answer to a click: a page that is loaded again must not take the clipboard
    if (!asked || !first || arrived.has(first.url) || !navigator.userActivation?.isActive) return;
    arrived.add(first.url);
    void copy(first.url);
  }, [asked, links]);
  useEffect(() => {
    const look = () => setNow(Date.now());
    const again = (event: PageTransitionEvent) => {
      look();
      if (event.persisted) router.refresh();
    };
    look();
    const next = Math.min(...links.map(endOf)) - Date.now();
    const timer = setTimeout(look, Math.max(0, next) + 50);
    addEventListener('pageshow', again);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      removeEventListener('pageshow', again);
      document.removeEventListener('visibilitychange', look);
    };
  }, [links, router]);
  const shown = links.filter((link) => now === undefined || endOf(link) > now);
  if (shown.length === 0) return <Hint as="p">{t('gone')}</Hint>;
  return (
    <ul className="flex max-w-170 flex-col gap-3">
      {shown.map((link) => (
        <li key={link.url} className="flex flex-col gap-1">
          <label htmlFor={link.url}>{t('title', { email: link.email })}</label>
          <span className="flex gap-2">
            <Input id={link.url} readOnly value={link.url} onFocus={(event) => event.target.select()} />
            <Button onClick={() => copy(link.url)}>{copied === link.url ? t('copied') : t('copy')}</Button>
          </span>
          <span role="status" className={clsx('text-sm wrap-anywhere', failed === link.url ? 'text-danger' : 'text-ink-3')}>
            {copied === link.url ? t('copied_it', { email: link.email }) : failed === link.url ? t('refused') : ''}
          </span>
          <Hint>
            {t('hint', { time: format.dateTime(new Date(link.until), { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }) })}
          </Hint>
        </li>
      ))}
    </ul>
  );
}
