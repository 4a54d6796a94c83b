import { getLocale, getTranslations } from 'next-intl/server';
import { languages } from '#lib/i18n/locales';
import { choosePreferenceAction } from '#lib/preferences/actions';
import { Glyph } from '../ui/glyph.tsx';

/** Language and theme, as plain forms: they work before anything else does. */
export async function Choices() {
  const t = await getTranslations('shell');
  const current = await getLocale();
  return (
    <>
      <form action={choosePreferenceAction} className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-label={t('language')}>
        {Object.entries(languages).map(([locale, name]) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            className="min-h-6 cursor-pointer underline decoration-line-strong underline-offset-3 aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
            aria-current={locale === current ? 'true' : undefined}
          >
            {name}
          </button>
        ))}
      </form>
      <form action={choosePreferenceAction} className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-label={t('theme')}>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            className="min-h-6 cursor-pointer underline decoration-line-strong underline-offset-3 aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {t(`themes.${theme}`)}
          </button>
        ))}
        <Glyph name="theme" />
      </form>
    </>
  );
}
