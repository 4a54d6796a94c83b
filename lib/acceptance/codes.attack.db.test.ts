import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import type { DomainError } from '../errors.ts';
import { codeOf, linkToken } from '../invitations/token.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { findByToken } from './find-by-token.ts';
import { proveCode, requestCode } from './request-code.ts';
import { acceptanceState } from './state.ts';

vi.setConfig({ testTimeout: 90_000 });
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const from = (ip: string) => ({ id: 'request', ip, userAgent: 'test' });
const address = () => `${unique()}@people.example`;
const shown = { way: 'shown' as const, delivery: 'none' as const };
const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (reason: DomainError) => reason.key,
  );
const codeOfInvitation = async (id: string) =>
  codeOf((await sql`select id from one_time_tokens where about = ${id} and used_at is null`)[0]?.id as string);

/** The link that the code's mail carries, as the job of the queue names it. */
async function mailedLink(invitationId: string): Promise<string> {
  const [job] =
    await sql`select payload ->> 'linkId' as id from graphile_worker._private_jobs where payload ->> 'invitationId' = ${invitationId}
    order by id desc limit 1`;
  return linkToken(job?.id as string);
}

describe('guessing codes', () => {
  test('a hundred a day for an address, however many invitations and customers; the mail’s link still lets its person in', async () => {
    const email = address();
    const keys: Record<string, number> = {};
    let last = { token: '', invitationId: '' };
    for (let again = 0; again < 21; again++) {
      last = await pendingInvitation(await customer(), { email, ...shown });
      await requestCode(last.token, from(`10.20.${again}.1`));
      for (let at = 0; at < 5; at++) {
        const key = await keyOf(proveCode(last.token, 'no code', from(`10.20.${again}.1`)));
        keys[key] = (keys[key] ?? 0) + 1;
      }
    }
    expect(keys).toEqual({ 'accept.errors.code_wrong': 100, 'errors.rate_limited': 5 });
    // what was not judged took none of the five tries
    const [row] = await sql`select attempts from one_time_tokens where about = ${last.invitationId}`;
    expect(row?.attempts).toBe(0);
    expect(await keyOf(proveCode(last.token, await codeOfInvitation(last.invitationId), from('10.21.0.1')))).toBe('errors.rate_limited');
    const token = await mailedLink(last.invitationId);
    expect(acceptanceState(await findByToken(token), undefined)).toBe('new');
    const accepted = await acceptInvitation({ token }, { newPerson: { name: 'True Person', passwordHash: 'x' } }, from('10.21.0.2'));
    expect(accepted.sid).toBeDefined();
  });

  test('one source tries sixty in a quarter of an hour', async () => {
    const { token } = await pendingInvitation(await customer(), { email: address(), ...shown });
    await requestCode(token, from('10.22.0.1'));
    const attempt = () => keyOf(proveCode(token, 'no code', from('10.22.0.9')));
    expect(await attempt()).toBe('accept.errors.code_wrong');
    await sql`update rate_limits set count = 59 where count = 1`;
    expect([await attempt(), await attempt()]).toEqual(['accept.errors.code_wrong', 'errors.rate_limited']);
  });
});

test('who owns something already proves the mailbox by the mailed link alone, also with the right code', async () => {
  const email = address();
  const owner = await person({ email, status: 'invited' });
  await customer({ owner });
  const { token, invitationId } = await pendingInvitation(await customer(), { invitee: owner, ...shown });
  await requestCode(token, from('10.23.0.1'));
  const code = await codeOfInvitation(invitationId);
  expect(await keyOf(proveCode(token, code, from('10.23.0.1')))).toBe('accept.errors.code_wrong');
  const [row] = await sql`select id from one_time_tokens where about = ${invitationId}`;
  const newPerson = { name: 'Thief', passwordHash: 'x' };
  expect(
    await keyOf(acceptInvitation({ token }, { newPerson: { ...newPerson, codeId: row?.id as string } }, from('10.23.0.1'))),
    'made an owner after the code was proved',
  ).toBe('accept.errors.code_wrong');
  expect((await acceptInvitation({ token: await mailedLink(invitationId) }, { newPerson }, from('10.23.0.2'))).sid).toBeDefined();
});

test('a mailed proof: three an hour, alike for known and unknown, and none takes the one before away', async () => {
  const answers: string[][] = [];
  for (const invitee of [await person(), await person({ status: 'invited' })]) {
    const { token } = await pendingInvitation(await customer(), { invitee, ...shown });
    const keys: string[] = [];
    for (let at = 0; at < 5; at++) keys.push(await keyOf(requestCode(token, from('10.24.0.1'))));
    answers.push(keys);
  }
  expect(answers[0]).toEqual(['done', 'done', 'done', 'errors.proofs_to', 'errors.proofs_to']);
  expect(answers[1]).toEqual(answers[0]);
  const { token, invitationId } = await pendingInvitation(await customer(), { email: address(), ...shown });
  await requestCode(token, from('10.24.0.1'));
  const first = await mailedLink(invitationId);
  await Promise.all([requestCode(token, from('10.24.0.2')), requestCode(token, from('10.24.0.2'))]);
  expect(acceptanceState(await findByToken(first), undefined)).toBe('new');
});
