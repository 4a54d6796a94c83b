import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const code = execSync("git ls-files -co --exclude-standard 'lib/*.ts' 'lib/*.tsx' 'app/*' 'components/*' worker.ts server.ts", {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** Who may open the gate, where every row is seen: each says what it needs there that no other door shows or changes. */
const gate = [
  'lib/acceptance/accept-invitation.ts', // a stranger becomes somebody, and a member of what they did not see before
  'lib/acceptance/ask-for-invitation.ts', // a stranger with a link that is over: its token, and a mail
  'lib/acceptance/decline-invitation.ts', // whoever holds a link: its token, and a mail
  'lib/acceptance/find-by-token.ts', // a link, known by its hash, to somebody who is nobody yet
  'lib/acceptance/request-code.ts', // a code for a stranger, and its mail
  'lib/associations/associate-user.ts', // a person is named by their address, wherever they are known; an invitation and its link
  'lib/auth/limits.ts', // counts of strangers and of all customers together
  'lib/auth/purge-ended.ts', // sessions, tokens and counts of everybody, by the worker
  'lib/auth/sign-in.ts', // a password, and a session
  'lib/auth/sign-out.ts', // a session
  'lib/customers/create-customer.ts', // an owner is named by their address; a fence that is not there yet; a mail
  'lib/invitations/copy-invitation-link.ts', // a link: the hash of a way in
  'lib/invitations/find-shown-links.ts', // links, to whom they were shown
  'lib/invitations/locale.ts', // a link, known by its hash
  'lib/invitations/mail.ts', // an invitation that was sent, by the worker
  'lib/invitations/resend-invitation.ts', // links, the mailbox that an invitation goes to, and a mail
  'lib/invitations/revoke-invitation.ts', // an invitation is nobody's: it may cover places of several customers, and goes whole
  'lib/mail/deliver.ts', // the queue
  'lib/mail/write-letter.ts', // what a letter tells, of anybody, by the worker
  'lib/users/purge-invited.ts', // people of no customer, by the worker
];

test('only listed files open the gate, and the listed ones do', () => {
  expect(
    code.filter((file) => /\batGate\b/.test(readFileSync(file, 'utf8'))).sort(),
    'the gate is for what crosses a fence: write inside a customer by atPlace(…, { write: true }), or add the file with its reason',
  ).toEqual(gate);
});
