import { expect, test } from 'vitest';
import { foldName } from './fold.ts';

test.each([
  ['Ángela  ÑANDÚ', 'angela nandu'],
  ['  Ana\t\nMaria ', 'ana maria'],
  ['Straße', 'strasse'],
  ['Østergård Łódź', 'ostergard lodz'],
  ['ﬁlm №1', 'film no1'],
  ['a\u0301\u0323\u200b\u0000', 'a'],
  ['愛', '愛'],
  ['', ''],
])('%j is sorted and searched as %j', (text, folded) => {
  expect(foldName(text)).toBe(folded);
});
