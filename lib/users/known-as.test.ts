import { expect, test } from 'vitest';
import { searchable } from '../lists/words.ts';
import { knownAs } from './known-as.ts';

test('a customer knows a person by the name that it was told, and by the address where there is none', () => {
  expect(knownAs('Éva  Müller', 'Eva@People.example')).toEqual({
    person: 'Éva  Müller',
    sortName: 'eva muller',
    search: ' eva muller',
    address: 'Eva@People.example',
  });
  // an address is no name: no search by the beginnings of words finds it
  expect(knownAs('', 'Eva@People.example')).toEqual({
    person: '',
    sortName: 'eva@people.example',
    search: '',
    address: 'Eva@People.example',
  });
});

test('what is searched begins each word after a blank', () => {
  expect(searchable('', 'Ana@People.example')).toBe(' ana@people.example');
  expect(searchable('Rede São', 'x@y.example', 'key')).toBe(' rede sao x@y.example key');
  expect(searchable(' ')).toBe('');
});
