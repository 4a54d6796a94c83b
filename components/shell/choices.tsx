import { getLocale, getTranslations } from 'next-intl/server';
import { choosePreferenceAction } from '#lib/preferences/actions';
import { Glyph } from '../ui/glyph.tsx';

const names = { en: 'English', 'pt-BR': 'Português', es: 'Español' } as const;

/** Language and theme, as plain forms: they work before anything else does. */
export async function Choices() {
  const t = await getTranslations('shell');
  const current = await getLocale();
  return (
    <>
      <form action={choosePreferenceAction} className="choices" aria-label={t('language')}>
        {Object.entries(names).map(([locale, name]) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            className="link"
            aria-current={locale === current ? 'true' : undefined}
          >
            {name}
          </button>
        ))}
      </form>
      <form action={choosePreferenceAction} className="choices" aria-label={t('theme')}>
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <button key={theme} type="submit" name="theme" value={theme} className="link">
            {t(`themes.${theme}`)}
          </button>
        ))}
        <Glyph name="theme" />
      </form>
    </>
  );
}
