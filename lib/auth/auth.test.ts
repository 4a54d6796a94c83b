import { describe, expect, test, vi } from 'vitest';
import { newId } from '../ids.ts';
import { encodeCursor } from '../lists/cursor.ts';
import { safeCallback } from './callback.ts';
import { isKnownBrowser, knownBrowserCookie, sha256 } from './cookie.ts';
import { sourceOf } from './limits.ts';
import { readNote, sealNote } from './note.ts';
import { isCommon, newPasswordSchema } from './password-rules.ts';

describe('the way back', () => {
  test.each(['/customers', '/customers?q=a', '/rooms/room_x/people'])('%s is ours', (path) => expect(safeCallback(path)).toBe(path));
  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil',
    '/%5Cevil',
    '/%2F%2Fevil',
    '\tjavascript:alert(1)',
    'javascript:alert(1)',
    '/\t/evil',
    '/invitations/abc',
    '/%69nvitations/abc',
    '/sign-in',
    '',
    undefined,
    ['/a'],
    '/%E0%A4%A',
    `/${'a'.repeat(3000)}`,
  ])('%j leads home', (path) => expect(safeCallback(path)).toBe('/'));
});

describe('a new password', () => {
  const code = (text: string) => newPasswordSchema.safeParse(text).error?.issues[0]?.message;
  test('15 code points suffice, without rules of composition', () => {
    for (const text of ['quatro barcos sob a ponte', 'ééééé ààààà ôôôô', '🎬🎬🎭🎪🎨🎼🎹🥁🎷🎺🎸🪕🎻🎲♟️🎯'])
      expect(code(text), text).toBeUndefined();
    expect(code('fourteen chars')).toBe('auth.errors.password_short');
    expect(code('a'.repeat(129))).toMatch(/password_(long|common)/);
  });
  test('what everybody tries first is refused', () => {
    for (const text of [
      'passwordpassword',
      'Password123456789',
      'qwertyuiopasdfghjkl',
      '123456789012345',
      'aaaaaaaaaaaaaaaaaa',
      'correct horse battery staple',
      'abcabcabcabcabcabc',
      'iloveyouiloveyou1!',
    ])
      expect(isCommon(text), text).toBe(true);
    expect(isCommon('ana.lima2026', ['ana', 'lima'])).toBe(true);
  });
});

test('sources of the sixth version count by their /64', () => {
  expect(sourceOf('2001:db8:1:2:3:4:5:6')).toBe(sourceOf('2001:db8:1:2::1'));
  expect(sourceOf('2001:db8:1:3::1')).not.toBe(sourceOf('2001:db8:1:2::1'));
  expect(sourceOf('2001:DB8:1:0002::1')).toBe('2001:db8:1:2');
  expect(sourceOf('::1')).toBe('0:0:0:0');
  expect(sourceOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(sourceOf('::ffff:c000:201')).toBe('192.0.2.1');
  expect(sourceOf('192.0.2.1')).toBe('192.0.2.1');
  expect(sourceOf('')).toBe('');
});

test('a note speaks to the session that it was written for, at its place, for ten minutes, and tells nobody what it holds', () => {
  const reader = { session: sha256('one'), placeId: newId() };
  const note = sealNote({ did: 'removed', who: 'Ana', count: 1 }, reader);
  expect(readNote(note, reader)).toEqual({ did: 'removed', who: 'Ana', count: 1 });
  expect(Buffer.from(note, 'base64url').toString('latin1')).not.toContain('Ana');
  expect(readNote(note, { ...reader, session: sha256('another') })).toBeUndefined();
  expect(readNote(note, { ...reader, placeId: newId() })).toBeUndefined();
  for (const bad of [
    note.slice(0, -1),
    `${note}A`,
    `A${note.slice(1)}`,
    encodeCursor('note', { value: 'x', id: newId() }),
    'a.b',
    '',
    undefined,
  ])
    expect(readNote(bad, reader)).toBeUndefined();
  vi.setSystemTime(Date.now() + 11 * 60_000);
  expect(readNote(note, reader)).toBeUndefined();
  vi.useRealTimers();
});

test('a browser is known for one address alone', () => {
  expect(isKnownBrowser(knownBrowserCookie('a@x.example'), 'a@x.example')).toBe(true);
  expect(isKnownBrowser(knownBrowserCookie('a@x.example'), 'b@x.example')).toBe(false);
  expect(isKnownBrowser(undefined, 'a@x.example')).toBe(false);
});
