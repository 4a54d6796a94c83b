import { expect, test } from 'vitest';
import { locales } from '../i18n/locales.ts';
import { countryChoices, currencyChoices } from './choices.ts';
import { createCustomerSchema } from './schema.ts';

test.each(locales)('in %s there are the 249 countries of ISO 3166-1, each by its name, in that language’s order', (locale) => {
  const choices = countryChoices(locale);
  expect(new Set(choices.map((one) => one.value)).size).toBe(249);
  for (const one of ['AQ', 'BQ', 'SX', 'UM', 'PS', 'TW', 'AX', 'SS']) expect(choices.map((choice) => choice.value)).toContain(one);
  // names of the platform that are no countries there: Kosovo, Ascension, Ceuta, the Canaries, the Antilles that were, Europe
  for (const one of ['XK', 'AC', 'EA', 'IC', 'TA', 'CP', 'DG', 'AN', 'EU', 'UN'])
    expect(choices.map((choice) => choice.value)).not.toContain(one);
  for (const { value, label } of [...choices, ...currencyChoices(locale)]) expect(label.length, value).toBeGreaterThan(value.length);
  const labels = choices.map((one) => one.label);
  expect(labels).toEqual([...labels].sort(new Intl.Collator(locale).compare));
});

test('the order is the reader’s: an accent does not send a name to the end', () => {
  const labels = countryChoices('pt-BR').map((one) => one.label);
  expect(labels.indexOf('África do Sul')).toBeLessThan(labels.indexOf('Albânia'));
  expect(countryChoices('es').find((one) => one.value === 'ES')?.label).toBe('España');
});

test('a customer has a country and a currency that there are, or none', () => {
  const given = { customer_type: 'business', company_name: 'TV', email: 'tv@people.example', language: 'en' };
  const parse = (more: object) => createCustomerSchema.safeParse({ ...given, ...more });
  expect(parse({ country: 'br', currency: 'brl' }).data).toMatchObject({ country: 'BR', currency: 'BRL' });
  expect(parse({ country: '', currency: '' }).data).toMatchObject({ country: null, currency: null });
  for (const wrong of [{ country: 'XK' }, { country: 'AN' }, { currency: 'DEM' }, { currency: 'XXX' }])
    expect(parse(wrong).success).toBe(false);
});
