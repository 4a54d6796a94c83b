import { getFormatter, getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { wholeMoment } from '#lib/i18n/moment';

const day = 24 * 60 * 60 * 1000;

/**
 * A moment in the reader's zone, or in `zone` where the reader has none: relative within seven days, absolute after, the
 * whole of it in the title (look.md, Time). `whole` shows all of it, with the zone named.
 */
export async function When({ at, form = 'auto', zone }: { at: Date; form?: 'auto' | 'date' | 'moment' | 'whole'; zone?: string }) {
  const format = await getFormatter();
  const locale = await getLocale();
  const timeZone = zone ?? (await getTimeZone());
  const whole = wholeMoment(locale, at, timeZone);
  const near = Math.abs(Date.now() - at.getTime()) < 7 * day;
  const absolute = (timeStyle?: 'short') => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle, timeZone }).format(at);
  const text = {
    auto: () => (near ? format.relativeTime(at, new Date()) : absolute()),
    date: () => absolute(),
    moment: () => absolute('short'),
    whole: () => whole,
  }[form]();
  return (
    <time dateTime={at.toISOString()} title={form === 'whole' ? undefined : whole}>
      {text}
    </time>
  );
}

/** What a column says where nothing happened yet. */
export async function Never() {
  const t = await getTranslations('ui');
  return <span className="text-ink-3">{t('never')}</span>;
}
