import { expect, test } from 'vitest';
import { inviting } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { actor, customer, person } from '../../world/factories.ts';
import type { Actor } from '../auth/actor.ts';
import { landing } from '../landing/landing.ts';
import { listPeople } from '../people/list-people.ts';
import { associateUser } from './associate-user.ts';

const address = () => `${unique()}@people.example`;
const invite = (owner: Actor, place: { kind: 'customer'; id: string }, email: string, name: string) =>
  associateUser(owner, inviting(place, '', { invitees: [{ email, name }] }));

test('an owner who gives everybody one name reads from no order which address was known before', async () => {
  const top = await customer();
  const place = { kind: 'customer' as const, id: top.id };
  const owner = await actor(top.owner);
  const known = await person({ since: new Date('2020-01-01') });
  const name = `Same ${unique()}`;
  const asked = [address(), known.email, address()];
  for (const email of asked) await invite(owner, place, email, name);
  const page = await listPeople(owner, place, { q: name });
  expect(page.rows.map((row) => row.address)).toEqual(asked);
});

test('from the new row on: the list begins with it, also between rows of the same name, and pages go on behind it', async () => {
  const top = await customer();
  const place = { kind: 'customer' as const, id: top.id };
  const owner = await actor(top.owner);
  const name = `Zzz ${unique()}`;
  const asked = Array.from({ length: 30 }, address);
  const made = [];
  for (const email of asked) made.push(...(await invite(owner, place, email, name)));
  const list = (filter: object) => listPeople(owner, place, filter);
  const at = new URL(landing(owner, place, [made[2]!]), 'http://x').searchParams;
  const from = await list({ from: at.get('from') as string });
  expect(from.rows.map((row) => row.address)).toEqual(asked.slice(2, 27));
  const next = await list({ after: from.next as string });
  expect(next.rows.map((row) => row.address)).toEqual(asked.slice(27));
  const back = await list({ before: next.previous as string });
  expect(back.rows.map((row) => row.address)).toEqual(asked.slice(2, 27));
  // another place's list is not entered by it
  expect(decodeURIComponent(from.next as string)).toMatch(/^[\w-]{40,160}$/);
});
