import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = (file: string) => readFileSync(file, 'utf8');
const inside = execSync('git ls-files -co --exclude-standard', { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /^(app|components|lib|db)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** Who may hand the database a statement as it stands; each says why Drizzle's builder does not say it. */
const statements = [
  'db/doors.ts', // begins and commits without waiting, by the driver
  'db/rows.ts', // what comes back is typed by its columns, here and nowhere else
  'lib/acceptance/become-somebody.ts', // enters the door once more, as somebody; nothing comes back
  'lib/jobs/enqueue.ts', // a function of the queue's; nothing comes back
];

test('only listed files hand over a statement as it stands, and the listed ones do', () => {
  expect(
    inside.filter((file) => /\.\s*execute\b|\{[^}]*\bexecute\b[^}]*\}\s*=/.test(text(file))).sort(),
    'use the builder, or rows() with a shape: a cast over what comes back hides a column that was renamed',
  ).toEqual(statements);
});
