import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askedBy, clientWordsModule, covers, inBrowser, layoutsOver, routeFiles, senderOf } from '../../scripts/generate/client-words.ts';
import { clientWords } from './client-words.ts';
import { partsOf } from './words-for.ts';

const sentBy = (file: string) => (clientWords as Record<string, readonly string[]>)[senderOf(file)] ?? [];
const text = (file: string) => readFileSync(file, 'utf8');
const pages = routeFiles.filter((file) => file.endsWith('/page.tsx') && !/^export \{ default/.test(text(file)));

test('the list is what the components ask for: `npm run generate` writes it', () => {
  expect(text('lib/i18n/client-words.ts')).toBe(clientWordsModule());
});

test.each(routeFiles)('whatever the browser asks for at %s is sent there', (file) => {
  const sent = [...layoutsOver(file), file].flatMap(sentBy);
  const asked = askedBy(inBrowser(file));
  expect(asked.filter((path) => !covers(sent, path))).toEqual([]);
});

test('there are routes, and the walk reaches the forms that ask', () => {
  expect(pages.length).toBeGreaterThan(8);
  expect(inBrowser('app/sign-in/page.tsx')).toContain('components/form/use-action.ts');
  expect(sentBy('app/(portal)/[level]/[place]/people/@dialog/(.)associate/page.tsx')).toContain('associations.dialog');
});

test.each(pages)('%s hands its words over, around everything that asks for any', (file) => {
  const route = senderOf(file);
  const handed = [...text(file).matchAll(/<Words more=\{await wordsFor\('([^']+)'\)\}>/g)].map((found) => found[1]);
  // what lies over a page, or beside it, has the same address
  const own = askedBy(inBrowser(file)).filter((path) => !covers(layoutsOver(file).flatMap(sentBy), path));
  if (own.length === 0) return expect(handed).toEqual([]);
  expect(new Set(handed), `${file}: <Words more={await wordsFor('${route}')}>`).toEqual(new Set([route]));
  const shown = text(file).slice(text(file).indexOf('export default'));
  for (const [, name] of shown.matchAll(/return\s*\(?\s*<(\w*)/g)) {
    if (name === 'Words') continue;
    const from = text(file).match(new RegExp(`import \\{[^}]*\\b${name || '-'}\\b[^}]*\\} from '#(components/[^']+)'`))?.[1];
    expect(from, `${file}: begin what is returned with <Words`).toBeTruthy();
    expect(askedBy(inBrowser(`${from}.tsx`)), `${file}: <${name}> stands outside of <Words>`).toEqual([]);
  }
});

test('a translator says which words it needs; one of the whole catalogue needs the keys that its files name', () => {
  const read = (file: string) =>
    ({ a: "useTranslations('people.cancel')", b: 'useTranslations()', c: 'useTranslations(name)' })[file] ?? '';
  expect(askedBy(['a'], read)).toEqual(['people.cancel']);
  const schema = (file: string) =>
    file === 'schema' ? `'form.errors.invalid' \`accept.states.\${one}\` 'people.view' 'no.key'` : read(file);
  expect(askedBy(['b', 'schema'], schema)).toEqual(['accept.states', 'form.errors.invalid']);
  expect(() => askedBy(['c'], read)).toThrow('does not say which words it needs');
  expect(() => askedBy(['x'], () => "useTranslations('people.nothing')")).toThrow('people.nothing');
});

test('parts of a catalogue stand where they stand in the whole, and nothing else does', () => {
  const all = { a: { b: { c: 'one', d: 'two' }, e: 'three' }, f: { g: 'four' } };
  expect(partsOf(all, ['a.b.c', 'f'])).toEqual({ a: { b: { c: 'one' } }, f: { g: 'four' } });
  expect(partsOf(all, [])).toEqual({});
});
