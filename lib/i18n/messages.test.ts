import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namespacesModule } from '../../scripts/generate/messages.ts';
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

test('the list of files is what the folders hold: `npm run generate` writes it', () => {
  expect(readFileSync('lib/i18n/namespaces.ts', 'utf8')).toBe(namespacesModule());
});

test('every message is asked for somewhere', () => {
  const files = execSync('git ls-files -co --exclude-standard app components lib db worker.ts', { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'));
  const all = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const asked = (key: string) => {
    const parts = key.split('.').slice(1);
    // whole behind its namespace, by a tail of it behind a nested one, or put together from a stem
    return (
      parts.some((_part, at) => {
        const tail = parts.slice(at);
        const stem = tail.slice(0, -1).join('.');
        return (
          all.includes(`'${tail.join('.')}'`) ||
          all.includes(`.${tail.join('.')}'`) ||
          (stem !== '' && all.includes(`\`${stem}.\${`)) ||
          (stem !== '' && all.includes(`.${stem}.\${`))
        );
      }) || stems.some((one) => key.startsWith(one))
    );
  };
  // put together of more than a stem and a word
  const stems = [
    'associations.errors.here',
    'customers.create.owner_',
    'people.verbs.',
    'people.tooth.',
    'people.badges.',
    'people.landed.',
    'mail.',
    'associations.dialog.sentence.',
    'associations.dialog.lede.',
    'places.closed.',
    'accept.states.',
    'accept.errors.',
    'associations.errors.place_',
    'invitations.errors.',
  ];
  expect(
    leaves(namespaces.en)
      .map(([key]) => key)
      .filter((key) => !asked(key)),
  ).toEqual([]);
});
