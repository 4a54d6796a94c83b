export const locales = ['en', 'pt-BR', 'es'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(text: unknown): text is Locale {
  return locales.includes(text as Locale);
}

/** The first language of an Accept-Language header that we speak; undefined when there is none. */
export function acceptedLocale(header: string | null): Locale | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const q = Number(
        rest
          .find((one) => one.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: tag.toLowerCase(), q: Number.isNaN(q) ? 0 : q };
    })
    .filter((one) => one.q > 0)
    .sort((left, right) => right.q - left.q);
  for (const { tag } of wanted) {
    const found = locales.find((locale) => locale.toLowerCase() === tag || locale.slice(0, 2).toLowerCase() === tag.slice(0, 2));
    if (found) return found;
  }
  return undefined;
}
