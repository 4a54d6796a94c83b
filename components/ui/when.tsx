import { getFormatter, getLocale, getTranslations } from 'next-intl/server';

const day = 24 * 60 * 60 * 1000;

/** A moment: relative within seven days, absolute after; the whole of it in the title (look.md, Time). */
export async function When({ at, form = 'auto', zone }: { at: Date; form?: 'auto' | 'date' | 'moment'; zone?: string | null }) {
  const format = await getFormatter();
  const locale = await getLocale();
  const timeZone = zone ?? 'UTC';
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(at);
  const near = Math.abs(Date.now() - at.getTime()) < 7 * day;
  const text =
    form === 'moment'
      ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
      : form === 'auto' && near
        ? format.relativeTime(at, new Date())
        : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at);
  return (
    <time dateTime={at.toISOString()} title={whole}>
      {text}
    </time>
  );
}

/** What a column says where nothing happened yet. */
export async function Never() {
  const t = await getTranslations('ui');
  return <span className="qq">{t('never')}</span>;
}
