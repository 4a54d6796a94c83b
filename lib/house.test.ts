import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const files = execSync('git ls-files -co --exclude-standard', { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !file.startsWith('public/'));
const sources = files.filter((file) => /\.(ts|tsx|js|mjs|css|sql)$/.test(file) && !file.startsWith('db/migrations/meta'));
const code = sources.filter((file) => /\.(ts|tsx)$/.test(file));
const text = (file: string) => readFileSync(file, 'utf8');
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** Who may import whom (house.md); each line says what to do instead. */
const nouns = [
  'i18n',
  'text',
  'lists',
  'access',
  'audit',
  'jobs',
  'mail',
  'door',
  'health',
  'preferences',
  'auth',
  'users',
  'invitations',
  'landing',
  'associations',
  'people',
  'acceptance',
  'home',
  'customers',
  'accounts',
  'rooms',
  'places',
];

/** Who may build a statement from text: arbitrary SQL would defeat the doors. Each says why no parameter can say it. */
const rawSql = [
  'db/client.ts', // what Drizzle made, with its parameters
  'db/doors.ts', // begin, role and enter in one round trip; hex and ids that were looked at
  'db/gate-login.ts', // a password of a role is no parameter
  'db/migrate.ts', // the migrations' own text
  'db/queue.ts', // the queue's own statements
  'db/schema/accounts.ts', // checks of the catalogue, for the generator alone
  'db/schema/associations.ts',
  'scripts/postgres/prepare.ts', // as the embedded server's superuser, before there is anything
];

function importsOf(file: string): string[] {
  const body = text(file);
  return [...body.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"\n;]*?(?:from\s+)?'([^']+)'/g)]
    .filter((found) => !found[1])
    .map((found) => {
      const target = found[2] as string;
      if (target.startsWith('#')) return target.slice(1);
      if (!target.startsWith('.')) return target;
      return join(dirname(file), target);
    });
}

const room = (path: string) => path.split('/')[0];

describe('imports', () => {
  test.each(code.filter((file) => file.startsWith('app/')))('%s takes from components and lib alone', (file) => {
    for (const target of importsOf(file))
      expect(target, 'a route shows what lib decides: move the read into lib').not.toMatch(/^(db|e2e|scripts|world)\//);
  });

  test.each(code.filter((file) => file.startsWith('components/')))('%s receives data', (file) => {
    for (const target of importsOf(file).filter((one) => room(one) === 'lib'))
      expect(
        target,
        'a component takes schemas, shapes of forms, actions, permissions, places and pure text from lib: hand it its data',
      ).toMatch(
        /\/(schema|actions|[a-z]+-form)(\.ts)?$|lib\/access\/(permissions|place)(\.ts)?$|lib\/(ids|errors|form|form-schema|text\/list-address|i18n\/(locales|moment))(\.ts)?$/,
      );
    for (const target of importsOf(file)) expect(target, 'components never fetch').not.toMatch(/^(app|db|world)\//);
  });

  test.each(code.filter((file) => file.startsWith('db/') && !isTest(file)))('%s stands below', (file) => {
    for (const target of importsOf(file).filter((one) => /^(app|components|lib|world|e2e|scripts)\//.test(one)))
      expect(target, 'db knows the catalogue, places, languages, ids and the environment, nothing else of ours').toMatch(
        /^lib\/(access\/(permissions|place)|i18n\/locales|env|ids)(\.ts)?$/,
      );
  });

  test('the world of tests and of the demo stays outside the product', () => {
    const inside = code.filter((file) => /^(app|components|lib|db)\//.test(file) && !isTest(file));
    for (const file of inside)
      expect(
        importsOf(file).filter((target) => room(target) === 'world'),
        `${file}: factories and the demo world are for tests and scripts`,
      ).toEqual([]);
  });

  test.each(code.filter((file) => /^lib\/[^/]+\//.test(file) && !isTest(file)))('%s looks to its left', (file) => {
    const mine = nouns.indexOf(file.split('/')[1] as string);
    expect(mine, `add the noun of ${file} to the order in this test, where it belongs`).toBeGreaterThanOrEqual(0);
    for (const target of importsOf(file).filter((one) => /^lib\/[^/]+\//.test(one))) {
      const theirs = nouns.indexOf(target.split('/')[1] as string);
      if (file === 'lib/i18n/request.ts' || file === 'lib/preferences/actions.ts') continue; // they stand at the edge, with Next
      if (target === 'lib/i18n/locales.ts' || target === 'lib/i18n/locales') continue;
      expect(theirs, `${target} stands to the right of ${file}: move what both need to the left`).toBeLessThanOrEqual(mine);
    }
  });

  test('only listed files build SQL from text, and the listed ones do', () => {
    const asked = sources.filter(
      (file) => /\.(js|mjs|ts|tsx)$/.test(file) && !isTest(file) && !/^(e2e|scripts\/testing)\/|^world\/test-/.test(file),
    );
    const building = /\bsql\s*\.\s*raw\b|\.\s*unsafe\b|\[\s*['"`](raw|unsafe)['"`]\s*\]|\{[^}]*\b(raw|unsafe)\b[^}]*\}\s*=/;
    expect(
      asked.filter((file) => building.test(text(file))).sort(),
      'hand values to the sql`…` tag: a statement made from text could become another role',
    ).toEqual(rawSql);
  });

  test('links are ours, which ask for nothing ahead until somebody means them', () => {
    expect(code.filter((file) => importsOf(file).includes('next/link') && file !== 'components/ui/link.tsx')).toEqual([]);
  });

  test('next-auth stays in lib/auth', () => {
    expect(
      code.filter((file) => importsOf(file).some((target) => target.startsWith('next-auth')) && !file.startsWith('lib/auth/')),
    ).toEqual([]);
  });
});

describe('files', () => {
  test('none is longer than 250 lines', () => {
    expect(sources.filter((file) => text(file).split('\n').length > 251 && !/0000_/.test(file))).toEqual([]);
  });

  test('names are kebab-case nouns and verbs, no drawers', () => {
    for (const file of sources) {
      const name = (file.split('/').at(-1) as string).replace(/\.(attack\.)?(db\.)?(test|spec|config)?\.?[a-z]+$/, '');
      if (!file.startsWith('app/')) expect(name, `${file}: kebab-case`).toMatch(/^[a-z0-9]+([-_][a-z0-9]+)*$/);
      expect(file, 'name the idea, not the drawer').not.toMatch(/(^|\/)(utils?|helpers?|misc|common|constants|types|manager)(\.tsx?|\/|$)/);
    }
  });

  test('app holds only what Next looks for, and no loading page', () => {
    for (const file of code.filter((one) => one.startsWith('app/')))
      expect(file, 'put it into components or lib').toMatch(/\/(page|layout|default|error|global-error|not-found|route)\.tsx?$/);
  });

  test('every page names itself: a title of its own', () => {
    for (const file of code.filter((one) => /^app\/.*\/page\.tsx$/.test(one) && !/@\w+\//.test(one)))
      expect(text(file), `${file}: export generateMetadata with a title`).toMatch(/function generateMetadata[\s\S]*title/i);
  });

  test('what lies over a page is the page of that address, and no other route takes from a route', () => {
    for (const file of code.filter((one) => one.startsWith('app/'))) {
      const page = file.replace(/@\w+\/\(\.\)/, '');
      const taken = importsOf(file).filter((target) => room(target) === 'app' && target !== 'app/globals.css');
      expect(taken, `${file}: show what ${page} shows, title and all; what two routes share goes into components or lib`).toEqual(
        page === file ? [] : [page],
      );
      if (page !== file) expect(text(file)).toMatch(/^export \{ default, generateMetadata \} from '[^']+';\n$/);
    }
  });

  test('no default exports but where Next or a tool asks for one', () => {
    for (const file of code.filter((one) => !/^app\/|\.config\.ts$|^lib\/i18n\/request\.ts$/.test(one)))
      expect(/^export default /m.test(text(file)), `${file}: name what you export`).toBe(false);
  });

  test('an address is no path: a folder may have a space, an accent or a sign in its name', () => {
    const taken = /import\.meta\.url\)\s*\.pathname|`file:\/\//;
    for (const file of sources.filter((one) => one !== 'lib/house.test.ts'))
      expect(taken.test(text(file)), `${file}: use fileURLToPath, pathToFileURL or join`).toBe(false);
  });

  test('nothing unfinished, silenced or skipped', () => {
    const marks = ['TO' + 'DO', 'FIX' + 'ME', 'waitFor' + 'Timeout', 'as ' + 'any', '@ts-' + 'ignore', 'biome-' + 'ignore'];
    const calls = new RegExp(`\\b(test|it|describe)\\.(on${'ly'}|sk${'ip'})\\b`);
    for (const file of code) for (const mark of marks) expect(text(file).includes(mark), `${file} holds ${mark}`).toBe(false);
    for (const file of code) expect(calls.test(text(file)), file).toBe(false);
  });

  test('no literal text in JSX: it comes from the catalogue', () => {
    for (const file of code.filter((one) => /^(app|components|lib)\/.*\.tsx$/.test(one)))
      expect(
        [...text(file).matchAll(/>\s*([A-Za-zÀ-ÿ]{3,}[^<>{}]*)<\//g)].map((found) => found[1]),
        file,
      ).toEqual([]);
  });

  test('no lint rule is off for a folder', () => {
    expect(JSON.parse(text('biome.json')), 'mend the code instead').not.toHaveProperty('overrides');
  });

  test('every package that is asked for is imported', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
    const code = sources.filter((file) => !file.endsWith('.sql')).map(text);
    const named = Object.keys({ ...dependencies, ...devDependencies }).map((name) => name.replace(/^@types\//, ''));
    expect(
      named.filter((name) => name !== 'node' && !code.some((one) => new RegExp(`['"]${name}(/|['"])`).test(one))),
      'npm uninstall what nothing imports',
    ).toEqual([]);
  });

  test('the lockfile holds no addresses', () => {
    expect(text('package-lock.json')).not.toMatch(/"resolved": "http/);
  });
});
