// `npm run generate` writes lib/i18n/namespaces.ts from the folders of messages: Next's bundle, Node and the worker each need
// every file named.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../lib/i18n/locales.ts';
import { root } from '../project-node.js';

/** What lib/i18n/namespaces.ts must hold: every file of the catalogue, by language. */
export function namespacesModule(): string {
  const names = readdirSync(join(root, 'lib/i18n/messages/en'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
  const variable = (name: string, locale: string) => `${name}_${locale.replace(/[^a-z]/gi, '')}`;
  const imports = locales.flatMap((locale) =>
    names.map((name) => `import ${variable(name, locale)} from './messages/${locale}/${name}.json' with { type: 'json' };`),
  );
  const languages = locales.flatMap((locale) => [
    `  ${/^[a-z]+$/.test(locale) ? locale : `'${locale}'`}: {`,
    ...names.map((name) => `    ${name}: ${variable(name, locale)},`),
    '  },',
  ]);
  return [
    ...[...imports].sort((left, right) => ((left.split("'")[1] as string) < (right.split("'")[1] as string) ? -1 : 1)),
    '',
    '/** Every file of the catalogue, by language: one file a namespace. Written by `npm run generate`. */',
    'export const namespaces = {',
    ...languages,
    '};',
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('messages.ts')) writeFileSync(join(root, 'lib/i18n/namespaces.ts'), namespacesModule());
