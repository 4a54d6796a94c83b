/**
 * Every language, by its tag: what it calls itself, which is how one finds one's own. The one place to add a language; its
 * messages lie in a folder of the same name, and `npm run generate` finds them.
 */
export const languages = { en: 'English', 'pt-BR': 'Português', es: 'Español' } as const;

export type Locale = keyof typeof languages;
export const locales = Object.keys(languages) as [Locale, ...Locale[]];

/** For a field in which somebody chooses a language. */
export const languageChoices = locales.map((value) => ({ value, label: languages[value] }));

export function isLocale(text: unknown): text is Locale {
  return locales.includes(text as Locale);
}
