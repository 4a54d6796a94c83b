import { expect, test } from 'vitest';
import { locales } from './locales.ts';
import { namespaces } from './namespaces.ts';

function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

const names = (message: string) =>
  [...message.matchAll(/(?<!(?:one|other|=\d+) ?)\{(\w+)\s*[,}]|<(\w+)>/g)].map((found) => found[1] ?? found[2]).sort();

test.each(locales.filter((locale) => locale !== 'en'))('%s says everything, with the same values', (locale) => {
  const english = leaves(namespaces.en);
  const other = new Map(leaves(namespaces[locale]));
  expect([...other.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  for (const [key, message] of english) expect([...new Set(names(other.get(key) as string))], key).toEqual([...new Set(names(message))]);
});
