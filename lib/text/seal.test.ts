import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const content = Buffer.from('what was just done');
const sealed = () => seal('note', content, 'this session');
const opened = (text: string, purpose = 'note', boundTo = 'this session') => unseal(purpose, text, boundTo)?.toString();

test('a seal opens for its purpose, where it was bound to, and there alone', () => {
  const text = sealed();
  expect(opened(text)).toBe('what was just done');
  expect(opened(text, 'cursor')).toBe(undefined);
  expect(opened(text, 'note', 'another session')).toBe(undefined);
  // nothing may be sealed, too
  expect(unseal('note', seal('note', Buffer.alloc(0), ''), '')).toEqual(Buffer.alloc(0));
});

test('equal contents look different every time', () => {
  expect(new Set(Array.from({ length: 20 }, sealed)).size).toBe(20);
});

test('a seal that anybody touched is none', () => {
  const text = sealed();
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'A' ? 'B' : 'A';
    expect(opened(text.slice(0, at) + other + text.slice(at + 1)), `sign ${at}`).toBe(undefined);
  }
  for (const end of [0, 1, 20, 37, text.length - 4]) expect(opened(text.slice(0, end)), `${end} signs`).toBe(undefined);
  // the same bytes, spelled otherwise
  for (const again of [`${text}=`, `${text}A`, ` ${text}`, `${text}\n`]) expect(opened(again), again).toBe(undefined);
});
