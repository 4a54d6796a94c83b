import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CaughtMail, type Mailbox, startMailbox } from './mailbox.ts';

const most = 2000;
let dir = '';
let open: Mailbox | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'foyer-mailbox-'));
});

afterEach(async () => {
  await open?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const fileOf = (id: number) => `${String(id).padStart(8, '0')}.json`;
const files = () => readdirSync(dir).sort();
const shown = () => open?.messages().map(({ id }) => id) ?? [];

/** As a mailbox left them that ran before. */
function leave(from: number, to: number): void {
  const empty = { to: ['a@people.example'], from: '', subject: '', date: '', messageId: '', text: '', html: '', headers: [], source: '' };
  for (let id = from; id <= to; id++) writeFileSync(join(dir, fileOf(id)), JSON.stringify({ id, ...empty } satisfies CaughtMail));
}

/** Comes back when the mail is kept: the server answers no sooner. */
async function send(): Promise<void> {
  const client = nodemailer.createTransport({ host: '127.0.0.1', port: open?.smtpPort as number, ignoreTLS: true });
  await client.sendMail({ from: 'foyer@foyer.example', to: 'a@people.example', subject: 'The newest', text: 'Hello' });
  client.close();
}

test('the oldest mails go when there are too many, with their files; also those of a run before', async () => {
  leave(8, most + 10);
  open = await startMailbox({ dir });
  expect(shown()).toHaveLength(most);
  expect([shown().at(-1), shown()[0]]).toEqual([11, most + 10]);
  expect(files()).toHaveLength(most);
  expect([files()[0], files().at(-1)]).toEqual([fileOf(11), fileOf(most + 10)]);

  await send();
  expect(open.messages()[0]).toMatchObject({ id: most + 11, subject: 'The newest' });
  expect([shown().length, shown().at(-1)]).toEqual([most, 12]);
  expect([files().length, files()[0], files().at(-1)]).toEqual([most, fileOf(12), fileOf(most + 11)]);
});

test('what is cleared comes back with no start', async () => {
  leave(1, 3);
  open = await startMailbox({ dir });
  expect(shown()).toEqual([3, 2, 1]);
  open.clear();
  await open.stop();
  expect(files()).toEqual([]);
  open = await startMailbox({ dir });
  expect(shown()).toEqual([]);
});
