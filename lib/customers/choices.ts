type Choice = { value: string; label: string };

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every country that the platform's own data names, in the reader's language. */
export function countryChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(EU|EZ|UN|QO|ZZ|XA|XB)$/.test(code))
    .map((value) => ({ value, label: names.of(value) ?? '' }))
    .filter((choice) => choice.label !== '')
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}

/** Every currency in use, by its name. */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${names.of(value)} (${value})` }))
    .sort((left, right) => left.label.localeCompare(right.label, locale));
}
