import { expect, test } from 'vitest';
import { costOf } from '../../world/cost.ts';
import { acceptedLocale } from './accepted-locale.ts';

test.each([
  ['en', 'en'],
  ['pt-BR', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['es-419', 'es'],
  ['es-MX,en;q=0.8', 'es'],
  ['en-Latn-GB-oxendict', 'en'],
  ['en;q=0.2, es;q=0.9', 'es'],
  ['es ; q=0.3 , en ; q=0.4', 'en'],
  ['eo-001,eo;q=0.9,pt;q=0.1', 'pt-BR'],
  ['en;q=0, es;q=0.1', 'es'],
  ['en;q=much, es;q=0.1', 'es'],
  ['*, es;q=0.5', 'es'],
  ['x_y, "quoted, es', 'es'],
  [',,;q=1,es', 'es'],
  ['est', undefined], // Estonian, not Spanish
  ['eo', undefined],
  ['ca', undefined], // the matcher's best fit, which keeps what it saw, would say Spanish
  ['en;q=0', undefined],
  ['*', undefined],
  ['', undefined],
  [null, undefined],
])('%s is answered in %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});

test('a header as long as a server takes costs no more than a short one', () => {
  for (const text of ['en-x-a,', 'q,', '"', ';', 'é_,', 'zz;q=0.1,']) {
    const header = text.repeat(30_000 / text.length);
    const costs = [1, 2, 3].map(() => costOf(() => acceptedLocale(header)));
    expect(Math.min(...costs), text).toBeLessThan(20);
  }
});
