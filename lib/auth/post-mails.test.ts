import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = execSync('git ls-files -co --exclude-standard lib app components api db server.ts worker.ts scripts', { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

// deliver.ts puts a job in the place of one that was counted when it was written
const counted = ['lib/auth/post-mails.ts', 'lib/mail/deliver.ts'];

test('every mail has a budget: a verb posts it, and nothing else puts a mail into the queue', () => {
  const enqueueing = sources.filter(({ text }) => /\benqueue\s*\(/.test(text) && !/export async function enqueue\b/.test(text));
  expect(enqueueing.length).toBeGreaterThanOrEqual(counted.length);
  for (const { file, text } of enqueueing.filter((one) => !counted.includes(one.file)))
    for (const [, task] of text.matchAll(/\benqueue\s*\(\s*\w+\s*,\s*([^,)]+)/g))
      expect(task, `${file} mails without a budget: use postMails`).toMatch(/^'(?!mail_)\w+'$/);
  for (const { file, text } of sources.filter((one) => one.file !== 'lib/jobs/enqueue.ts' && !one.file.startsWith('db/')))
    expect(/graphile_worker\.(enqueue|add_job)/.test(text), `${file} goes round enqueue`).toBe(false);
});

test('every verb that names a mail posts it', () => {
  const naming = sources.filter(({ text }) => /task: 'mail_|invitationMail\(/.test(text));
  expect(naming.length).toBeGreaterThan(5);
  for (const { file, text } of naming)
    expect(/\bpostMails\(/.test(text) || /export function invitationMail/.test(text), `${file} makes a mail and does not post it`).toBe(
      true,
    );
});
