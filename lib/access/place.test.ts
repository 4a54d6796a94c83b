import { expect, test } from 'vitest';
import { newId, publicId } from '../ids.ts';
import { kindOf, levelOf, lineageIds, type Place, placeColumns, placeOfRow, placePath } from './place.ts';

const customer: Place = { kind: 'customer', id: 'c', customerId: 'c', accountId: null, roomId: null };
const account: Place = { kind: 'account', id: 'a', customerId: 'c', accountId: 'a', roomId: null };
const room: Place = { kind: 'room', id: 'r', customerId: 'c', accountId: 'a', roomId: 'r' };

test('the place of a row is the lowest that it names', () => {
  for (const { kind, id, ...row } of [customer, account, room]) expect(placeOfRow(row)).toEqual({ kind, id, ...row });
  // an association's row leaves out a room's account
  expect(placeOfRow({ customerId: 'c', accountId: null, roomId: 'r' })).toEqual({ ...room, accountId: null });
  expect([kindOf(null, null), kindOf(null, 'a'), kindOf('r', null), kindOf('r', 'a'), kindOf('', null)]).toEqual([
    'customer',
    'account',
    'room',
    'room',
    'room',
  ]);
});

test('an address begins with the word of its level, and no other word is one', () => {
  const id = newId();
  expect(placePath({ kind: 'account', id })).toBe(`/accounts/${publicId('account', id)}`);
  expect(['customers', 'accounts', 'rooms'].map(levelOf)).toEqual(['customer', 'account', 'room']);
  for (const word of ['customer', 'Rooms', '', 'constructor', '__proto__', 'toString']) expect(levelOf(word), word).toBe(undefined);
});

test('rights are climbed from a place to its customer', () => {
  expect([customer, account, room].map(lineageIds)).toEqual([['c'], ['a', 'c'], ['r', 'a', 'c']]);
});

test('an association names its customer and at most one place below', () => {
  expect([customer, account, room].map(placeColumns)).toEqual([
    { customerId: 'c', accountId: null, roomId: null },
    { customerId: 'c', accountId: 'a', roomId: null },
    { customerId: 'c', accountId: null, roomId: 'r' },
  ]);
});
