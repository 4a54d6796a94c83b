import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = execSync('git ls-files -co --exclude-standard', { encoding: 'utf8' }).split('\n');
const text = (file: string) => readFileSync(file, 'utf8');

test('global CSS says what utilities cannot: tokens, the theme, what elements are, and no class', () => {
  const styles = files.filter((file) => file.endsWith('.css'));
  expect(
    styles.filter((file) => !/^app\/(globals|tokens|base)\.css$/.test(file)),
    'put it into utilities on a primitive of components/ui',
  ).toEqual([]);
  for (const file of styles) {
    const selectors = text(file).replace(/\/\*[\s\S]*?\*\/|@import[^;]*;|"[^"]*"|:\s[^;{}]*;/g, '');
    expect([...selectors.matchAll(/\.[A-Za-z_][\w-]*|@(?:apply|utility)\b/g)].map(String), file).toEqual([]);
  }
});

test('stories find things by role, label or words, never by class', () => {
  const picking = /\b(?:locator|querySelector(?:All)?|closest|matches|\$\$?eval)\(\s*(['"`])(.*?)\1/g;
  for (const file of files.filter((one) => /^e2e\/.*\.ts$/.test(one))) {
    const selectors = [...text(file).matchAll(picking)].map((found) => (found[2] as string).replace(/\[[^\]]*\]|\$\{[^}]*\}/g, ''));
    expect(
      [
        ...selectors.filter((one) => /\.[a-z_]/i.test(one)),
        ...(text(file).match(/(?<=[(,?:[]\s*)['"`]\.(?!builds|next|data)[a-z][\w-]*(?=['"`\s[:>])|class=\\?["']|classList/gi) ?? []),
      ],
      `${file}: a class is a look, and looks change`,
    ).toEqual([]);
  }
});

test("a story waits for a form's summary, never for whichever alert comes first: Next's own announcer is an empty one", () => {
  for (const file of files.filter((one) => /^e2e\/.*\.ts$/.test(one)))
    expect(text(file), `${file}: summary() of support/said.ts`).not.toMatch(/page\.getByRole\('alert'\)(?!\.filter)/);
});
