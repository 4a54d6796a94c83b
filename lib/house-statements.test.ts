import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, getViewName, getViewSelectedFields, is, Table, View } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import { describe, expect, test } from 'vitest';
import * as schema from '#db/schema/index';

const text = (file: string) => readFileSync(file, 'utf8');
const inside = execSync('git ls-files -co --exclude-standard', { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /^(app|components|lib|db)\/.*\.tsx?$|^(server|worker)\.ts$/.test(file) && !/\.test\.tsx?$/.test(file));

/** Who may hand the database a statement as it stands; each says why Drizzle's builder does not say it. */
const statements = [
  'db/doors.ts', // begins and commits without waiting, by the driver
  'db/rows.ts', // what comes back is typed by its columns, here and nowhere else
  'lib/acceptance/become-somebody.ts', // enters the door once more, as somebody; nothing comes back
  'lib/access/locks.ts', // a function of the database's; nothing comes back
  'lib/jobs/enqueue.ts', // a function of the queue's; nothing comes back
  'lib/jobs/life.ts', // the queue's own tables and functions
];

/** Who may name tables and columns in a text: what these do stands beside the migrations, on their connection. */
const named = [
  'db/ground.ts', // Drizzle's own list of migrations, before anything is there
  'db/migrate.ts',
  'db/platform-roles.ts', // written by the migration itself
];

/** Who may say that a value is something else than the types know; none of them is what a statement answers but the first. */
const casts = [
  'components/form/use-action.ts', // an answer in the place of an action's
  'components/form/use-checked-form.ts', // a key that is known at run time alone
  'db/queue.ts', // a driver that stands in for another
  'db/rows.ts', // the one place that trusts what the driver hands over
  'lib/action.ts', // a key that is known at run time alone
  'lib/door/elsewhere.ts',
  'lib/door/under-way.ts', // a global that two bundles share
  'lib/form-schema.ts', // zod's own description of a schema
  'lib/mail/translate.ts', // a key that is known at run time alone
  'lib/mail/write-letter.ts', // any letter's parts, which fitted where they were given
  'worker.ts', // payloads that the queue does not know
];

/** The words of every tagged template, without what stands in its `${…}`, which is looked at on its own. */
function words(source: string, from = 0, isTagged = true): { found: string[]; end: number } {
  const found: string[] = [];
  let mine = '';
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '`') return { found: isTagged ? [mine, ...found] : found, end: at };
    else if (source.startsWith('${', at)) {
      const inner = code(source, at + 2);
      found.push(...inner.found);
      mine += ' $ ';
      at = inner.end;
    } else mine += source[at];
  }
  return { found, end: source.length };
}

const skipped = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y;

// code up to the brace that ends it, or to the end of the file
function code(source: string, from = 0): { found: string[]; end: number } {
  const found: string[] = [];
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    skipped.lastIndex = at;
    const rest = skipped.exec(source);
    if (rest) at += rest[0].length - 1;
    else if (source[at] === '{') depth++;
    else if (source[at] === '}' && depth-- === 0) return { found, end: at };
    else if (source[at] === '`') {
      const inner = words(source, at + 1, /[\w$)\]>]/.test(source[at - 1] ?? ''));
      found.push(...inner.found);
      at = inner.end;
    }
  }
  return { found, end: source.length };
}

const tables: string[] = [];
const columns = new Set<string>();
for (const one of Object.values(schema) as unknown[]) {
  const isTable = is(one, Table);
  if (!isTable && !is(one, View)) continue;
  tables.push(isTable ? getTableName(one) : getViewName(one));
  for (const key of Object.keys(isTable ? getTableColumns(one) : getViewSelectedFields(one))) columns.add(toSnakeCase(key));
}
const several = [...columns].filter((column) => column.includes('_'));
const naming = new RegExp(
  [
    `\\b(?:from|join|into|update)\\s+(?:${tables.join('|')})\\b`,
    `\\b(?:${several.join('|')})\\b`,
    `\\b[a-z]\\w*\\.(?:${[...columns].join('|')})\\b`,
  ].join('|'),
  'i',
);

describe('statements', () => {
  test('only listed files hand one over as it stands, and the listed ones do', () => {
    expect(
      inside.filter((file) => /\.\s*execute\b|\{[^}]*\bexecute\b[^}]*\}\s*=/.test(text(file))).sort(),
      'use the builder, or rows() with a shape: a cast over what comes back hides a column that was renamed',
    ).toEqual(statements);
  });

  test('tables and columns are named by the schema, so that one that is renamed ends the build', () => {
    const telling = inside.filter((file) => !/^db\/(schema|migrations)\//.test(file));
    expect(
      telling.filter((file) => code(text(file)).found.some((said) => naming.test(said))).sort(),
      'name the column of the schema, users.fullName; at most a listed file says it in a text, and why',
    ).toEqual(named);
  });

  test('what an expression is comes from a column, or from what it is mapped with', () => {
    expect(
      inside.filter((file) => /\bsql\s*<|\bas\s*<[A-Z]\w*>\s*\(/.test(text(file))),
      'write sql`…`.mapWith(column), or with orNull(column), Boolean, Number, String: a type beside it is believed unseen',
    ).toEqual([]);
  });

  test('only listed files call a value something else', () => {
    expect(inside.filter((file) => /\bas unknown as\b/.test(text(file))).sort(), 'let the types follow from what is there').toEqual(casts);
  });
});
