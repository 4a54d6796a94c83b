import { expect, test } from 'vitest';
import { isTimeZone, timeZoneOf, wholeMoment } from './moment.ts';

const at = new Date('2026-12-04T17:30:00Z');

test.each([
  ['en', 'America/Sao_Paulo', 'Friday, December 4, 2026 at 2:30 PM (Brasilia Standard Time, GMT-3)'],
  ['pt-BR', 'America/Sao_Paulo', 'sexta-feira, 4 de dezembro de 2026 às 14:30 (Horário Padrão de Brasília, GMT-3)'],
  ['es', 'America/Mexico_City', 'viernes, 4 de diciembre de 2026, 11:30 (hora estándar central, GMT-6)'],
  ['en', 'Etc/GMT+3', 'Friday, December 4, 2026 at 2:30 PM (GMT-3)'],
  ['en', 'UTC', 'Friday, December 4, 2026 at 5:30 PM (UTC)'],
])('in %s, a moment at %s names its zone', (locale, zone, text) => {
  expect(wholeMoment(locale, at, zone).replace(/[\u202f\u00a0]/g, ' ')).toBe(text);
});

test('the first zone that exists is told; nothing else is ever asked of the platform', () => {
  expect(timeZoneOf(null, 'Mars/Olympus', 'Asia/Calcutta', 'Europe/Berlin')).toBe('Asia/Calcutta');
  expect(timeZoneOf(undefined, '')).toBe('UTC');
  for (const wrong of ['', '+03:00', 'UTC\u0000', '../etc', `Europe/${'x'.repeat(90)}`, 7, null]) expect(isTimeZone(wrong)).toBe(false);
});
