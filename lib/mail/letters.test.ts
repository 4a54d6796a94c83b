import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namespaces } from '../i18n/namespaces.ts';
import { letters } from './letters.ts';

const all = Object.entries(letters);
const said = Object.entries(namespaces.en.mail).filter(([, part]) => typeof part === 'object' && 'subject' in part);

test.each(all)('%s names what a person would choose it by, and its first id is its own', (_task, letter) => {
  expect(['access', 'invitations', 'security']).toContain(letter.preference);
  expect(new Set(letter.job).size).toBe(letter.job.length);
});

test('a proof is a matter of security: whoever asks for a way in must get it', () => {
  for (const [task, { budget, preference }] of all) expect(preference === 'security', task).toBe(budget === 'proof');
});

test('everything in the catalogue that has a subject is one letter’s, but for the command line’s test', () => {
  const used = all.flatMap(([, letter]) => letter.words as readonly string[]);
  expect([...used, 'test'].sort()).toEqual(said.map(([words]) => words).sort());
});

test('two letters of one row are never taken for one mail', () => {
  const ids = all.map(([, { words, job }]) => `${words[0]}.${job[0]}`);
  expect(new Set(ids).size).toBe(ids.length);
});

test('no other file lists letters: their names stand where they are posted and where their templates are', () => {
  const naming = (file: string) => [...readFileSync(file, 'utf8').matchAll(/\bmail_[a-z_]+/g)].length;
  for (const file of ['worker.ts', 'lib/jobs/enqueue.ts', 'lib/auth/post-mails.ts', 'lib/mail/deliver.ts', 'lib/mail/write-letter.ts'])
    expect(naming(file), file).toBe(0);
});
