// `npm run generate` writes lib/i18n/client-words.ts: what of the catalogue the browser needs at each route follows from what
// the components there ask for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { namespaces } from '../../lib/i18n/namespaces.ts';
import { root } from '../project-node.js';

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const patterns = Object.entries((JSON.parse(textOf('package.json')) as { imports: Record<string, string> }).imports);

function fileOf(from: string, target: string): string | undefined {
  if (target.startsWith('.')) return join(dirname(from), target);
  for (const [pattern, file] of patterns) {
    const [head, tail] = pattern.split('*') as [string, string];
    if (target.startsWith(head) && target.endsWith(tail))
      return file.replace('./', '').replace('*', target.slice(head.length, target.length - tail.length));
  }
  return undefined;
}

function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/^(?:import|export)\s(?!type\s)(?:[^'"();=]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm);
  return [...found].flatMap((one) => fileOf(file, (one[1] ?? one[2]) as string) ?? []).filter((one) => /\.tsx?$/.test(one));
}

const begins = (file: string, word: string) => new RegExp(`^\\s*['"]use ${word}['"]`).test(textOf(file));

function reached(from: string[], goesOn: (file: string) => boolean): string[] {
  const seen = new Set<string>();
  const next = [...from];
  for (let file = next.pop(); file; file = next.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (goesOn(file)) next.push(...importsOf(file));
  }
  return [...seen];
}

// joins what a page has sent to what its layouts have, whichever that is
const joins = 'components/shell/words.tsx';
const isClient = (file: string) => begins(file, 'client');

/** Every file whose code runs in the browser where a route's file is shown: from its `use client` boundaries on. */
export function inBrowser(routeFile: string): string[] {
  const shown = reached([routeFile], (file) => /^(app|components)\//.test(file) && !isClient(file));
  const all = reached(shown.filter(isClient), (file) => !begins(file, 'server'));
  return all.filter((file) => !begins(file, 'server'));
}

function nodeAt(path: string): unknown {
  return path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], namespaces.en);
}

// a key that is written out, and the stem of one that is put together
function keysIn(text: string): string[] {
  const whole = [...text.matchAll(/['"`]([a-z]\w*(?:\.\w+)+)['"`]/g)].map((found) => found[1] as string);
  const stems = [...text.matchAll(/`([a-z]\w*(?:\.\w+)*)\.\$\{/g)].map((found) => found[1] as string);
  return [...whole.filter((key) => typeof nodeAt(key) === 'string'), ...stems.filter((stem) => typeof nodeAt(stem) === 'object')];
}

/** Whether one of these paths is this one or above it. */
export const covers = (paths: string[], path: string) => paths.some((one) => path === one || path.startsWith(`${one}.`));
const fewest = (paths: string[]) =>
  [...new Set(paths)]
    .filter(
      (path) =>
        !covers(
          paths.filter((one) => one !== path),
          path,
        ),
    )
    .sort();

/** The parts of the catalogue that the files of a browser ask for; a translator of the whole means each key that they name. */
export function askedBy(files: string[], read = textOf): string[] {
  const asked = files
    .filter((file) => file !== joins)
    .flatMap((file) =>
      [...read(file).matchAll(/\b(useTranslations|useMessages|useExtracted)\(\s*([^)]*?)\s*\)/g)].map(([call, hook, given]) => {
        const path = given === '' ? '' : given?.match(/^'([\w.]+)'$/)?.[1];
        if (hook !== 'useTranslations' || path === undefined) throw new Error(`${file}: ${call} does not say which words it needs`);
        if (path !== '' && typeof nodeAt(path) !== 'object') throw new Error(`${file}: the catalogue has no ${path}`);
        return path;
      }),
    );
  return fewest([...asked.filter(Boolean), ...(asked.includes('') ? files.flatMap((file) => keysIn(read(file))) : [])]);
}

/** Every file of `app` that shows something at a route. */
export const routeFiles = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .map((file) => `app/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\/(page|layout|template|default|error|not-found)\.tsx$/.test(file))
  .sort();

const isPage = (file: string) => file.endsWith('/page.tsx');

/** The layouts around what a file shows, the outermost first; a layout is around itself. */
export function layoutsOver(file: string): string[] {
  const folders = file.split('/').slice(0, -1);
  return folders.map((_, at) => `${folders.slice(0, at + 1).join('/')}/layout.tsx`).filter((layout) => routeFiles.includes(layout));
}

/** What every route sends: a layout what it, and what stands in its place, needs; a page what no layout above it has sent. */
export function sentByRoutes(): Record<string, string[]> {
  const needs = new Map<string, string[]>();
  for (const file of routeFiles) {
    const sender = isPage(file) ? file : (layoutsOver(file).at(-1) as string);
    needs.set(sender, fewest([...(needs.get(sender) ?? []), ...askedBy(inBrowser(file))]));
  }
  const sent: Record<string, string[]> = {};
  for (const [file, paths] of needs) {
    const above = layoutsOver(file).flatMap((layout) => (layout === file ? [] : (needs.get(layout) ?? [])));
    const own = paths.filter((path) => !covers(above, path));
    const name = senderOf(file);
    if (own.length > 0) sent[name] = fewest([...(sent[name] ?? []), ...own]);
  }
  return sent;
}

/** How a sender is called: a page by its address, as `PageProps` says it and whatever it lies over, a layout by its file. */
export function senderOf(file: string): string {
  if (!isPage(file)) return file.slice('app/'.length, -'.tsx'.length);
  const folders = file.split('/').slice(1, -1);
  return `/${folders
    .filter((folder) => !/^@|^\([a-z-]+\)$/.test(folder))
    .map((folder) => folder.replace('(.)', ''))
    .join('/')}`;
}

/** What lib/i18n/client-words.ts must hold. */
export function clientWordsModule(): string {
  const lines = (start: string, words: string[]) => {
    const line = `${start}${words.map((word) => `'${word}'`).join(', ')}],`;
    return line.length <= 140 ? [line] : [start, ...words.map((word) => `    '${word}',`), '  ],'];
  };
  const sent = Object.entries(sentByRoutes()).sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    '/** What the browser gets of the catalogue: by layout, and by page what its layouts have not sent. Written by `npm run generate`. */',
    'export const clientWords = {',
    ...sent.flatMap(([name, words]) => lines(`  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: [`, words)),
    '} as const;',
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('client-words.ts')) writeFileSync(join(root, 'lib/i18n/client-words.ts'), clientWordsModule());
