import { expect, test } from 'vitest';
import type { z } from 'zod';
import { line, lines, requiredLine } from './schema.ts';

/** What becomes of a text, or the message that refuses it. */
function judged(schema: z.ZodType, text: unknown): unknown {
  const { success, data, error } = schema.safeParse(text);
  return success ? data : error.issues[0]?.message.replace('form.errors.', '! ');
}

test.each<[unknown, unknown]>([
  ['Ana', 'Ana'],
  ['', ''],
  ['   ', ''],
  ['  Ana Li ', 'Ana Li'],
  ['A\u0301na', 'Ána'],
  ['sixsix', 'sixsix'],
  ['sevenup', '! too_long'],
  // what counts are signs, not the halves of them
  ['🎬🎬🎬🎬🎬🎬', '🎬🎬🎬🎬🎬🎬'],
  // blanks around a text are cut before it is counted, up to four times its length
  [`Ana${' '.repeat(21)}`, 'Ana'],
  [`Ana${' '.repeat(22)}`, '! too_long'],
  ['A\tna', '! characters'],
  ['A\nna', '! characters'],
  ['A\u2028na', '! characters'],
  ['A\u0000na', '! characters'],
  ['A\u0085na', '! characters'],
  ['A\u202ena', '! characters'],
  ['A\ud83cna', '! characters'],
  ['A\udfacna', '! characters'],
  ['\u3164', '! unseen'],
  [undefined, '! required'],
  [7, '! required'],
])('one line of at most six: %j', (text, wanted) => {
  expect(judged(line(6), text)).toBe(wanted);
});

test('a line that must say something', () => {
  expect([judged(requiredLine(6), 'Ana'), judged(requiredLine(6), ' '), judged(requiredLine(6), '')]).toEqual([
    'Ana',
    '! required',
    '! required',
  ]);
});

test.each<[string, string]>([
  ['a\r\nb', 'a\nb'],
  ['a\nb\tc', 'a\nb\tc'],
  ['\n a \n', 'a'],
  ['', ''],
  // an end of line is one sign, however a browser sends it
  ['a\r\nb\r\nc\r\n', 'a\nb\nc'],
  ['abc\r\nde', 'abc\nde'],
  ['abc\r\ndef', '! too_long'],
  [`abcdef${' '.repeat(24)}`, 'abcdef'],
  [`abcdef${' '.repeat(25)}`, '! too_long'],
  ['a\u0007', '! characters'],
  ['\u2800', '! unseen'],
])('several lines of at most six: %j', (text, wanted) => {
  expect(judged(lines(6), text)).toBe(wanted);
});
