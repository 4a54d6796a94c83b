import { describe, expect, test } from 'vitest';
import { newId, parsePublicId, publicId } from '../ids.ts';
import { cursorBefore, decodeCursor, encodeCursor } from '../lists/cursor.ts';
import { groupOf, groupsAt, missingNeed, needOf, permissions, permissionsAt, presetsAt, withNeeds } from './permissions.ts';

const levels = ['customer', 'account', 'room'] as const;

describe('the catalogue', () => {
  test('every need exists wherever its key does', () => {
    for (const level of levels)
      for (const key of permissionsAt(level)) {
        const need = needOf(key);
        if (need) expect(permissionsAt(level), `${key} at ${level}`).toContain(need);
      }
  });
  test('levels shrink downwards, groups and presets leave nothing strange', () => {
    expect(permissionsAt('customer').length).toBe(permissions.length);
    for (const level of levels) {
      expect(groupsAt(level).flatMap((group) => group.keys)).toEqual(permissionsAt(level));
      for (const preset of presetsAt(level)) expect(missingNeed(withNeeds(preset.keys))).toBeUndefined();
    }
  });
  test('groups without a key at a level are left out', () => {
    expect(groupsAt('room').map(({ group }) => group)).toEqual(['rooms', 'recordings', 'statistics', 'people', 'activity']);
    expect(groupsAt('account').map(({ group }) => group)).not.toContain('developers');
    for (const level of levels)
      for (const { group, keys } of groupsAt(level)) for (const key of keys) expect(groupOf(key), key).toBe(group);
  });
  test('a preset is offered where it leaves something to tick, with what exists there', () => {
    const at = (level: (typeof levels)[number]) => Object.fromEntries(presetsAt(level).map(({ preset, keys }) => [preset, keys]));
    expect(Object.keys(at('room'))).toEqual(['all', 'viewer', 'room_operator', 'account_manager']);
    expect(at('room').viewer).toEqual(['rooms.view', 'recordings.view', 'statistics.view', 'people.view', 'activity.view']);
    expect(at('account').billing_contact).toEqual(['services.view', 'support.view', 'support.open']);
    for (const level of levels) expect(at(level).all).toEqual(permissionsAt(level));
  });
  test('a set that misses a need is named', () => {
    expect(missingNeed(['rooms.view', 'rooms.edit'])).toBeUndefined();
    expect(missingNeed(['rooms.edit'])).toEqual({ key: 'rooms.edit', need: 'rooms.view' });
    expect(withNeeds(['rooms.edit'])).toEqual(['rooms.view', 'rooms.edit']);
  });
});

test('ids go out and come back, and nothing else comes in', () => {
  for (let times = 0; times < 200; times++) {
    const id = newId();
    expect(parsePublicId('user', publicId('user', id))).toBe(id);
    expect(parsePublicId('room', publicId('user', id))).toBeUndefined();
  }
  for (const bad of [
    'usr_',
    'usr_zzzzzzzzzzzzzzzzzzzzzzzzzz',
    'usr_01kqqj0nt6f5aasbj5zv6frtjI',
    "usr_'; drop",
    7,
    null,
    'USR_01kqqj0nt6f5aasbj5zv6frtjj',
  ])
    expect(parsePublicId('user', bad)).toBeUndefined();
});

test('a cursor is ours or none, and the one before a row begins with it', () => {
  const row = { value: 'ana', id: newId() };
  const text = encodeCursor('rooms', row);
  expect(decodeCursor('rooms', text)).toEqual(row);
  expect(decodeCursor('accounts', text)).toBeUndefined();
  expect(cursorBefore(row).id < row.id).toBe(true);
  for (const bad of ['', 'x', 'WyJ4IiwieCJd', `${text}A`, `A${text.slice(1)}`, text.slice(0, -1), undefined])
    expect(decodeCursor('rooms', bad)).toBeUndefined();
});
