import { expect, test } from 'vitest';
import { flatQuery, listAddress } from './list-address.ts';

test('an address says what differs from a fresh list', () => {
  expect(listAddress('/customers', {})).toBe('/customers');
  expect(listAddress('/customers', { q: '', sort: undefined })).toBe('/customers');
  expect(listAddress('/customers', { q: 'a&b', sort: 'name', after: 'x' }, { sort: 'name' })).toBe('/customers?q=a%26b&after=x');
  expect(listAddress('/customers', { sort: '-name' }, { sort: 'name' })).toBe('/customers?sort=-name');
});

test('of a name that is given twice the first counts', () => {
  expect(flatQuery({ q: ['a', 'b'], sort: 'name', none: undefined, empty: [] })).toEqual({
    q: 'a',
    sort: 'name',
    none: undefined,
    empty: undefined,
  });
});
