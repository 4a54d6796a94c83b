import { readFileSync } from 'node:fs';
import { cookieName } from '../lib/auth/cookie-name.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { customer, person, session } from '../world/factories.ts';
import { formOf, send } from './support/form.ts';
import { expect, test } from './support/test.ts';

const log = () => readFileSync(process.env.FOYER_LOG as string, 'utf8');

test('no link, password, code or cookie reaches a log; a request is found by its id', async ({ sql }) => {
  const place = await customer();
  const mailed = await pendingInvitation(place, { email: `${unique()}@people.example` });
  const shown = await pendingInvitation(place, { email: `${unique()}@people.example`, way: 'shown', delivery: 'none' });
  const password = `canary ${unique()} ${unique()}`;
  const { cookie } = await session(await person());
  const home = process.env.FOYER_URL as string;
  const page = `/invitations/${mailed.token}`;
  const signIn = await formOf('/sign-in', 'password');
  const at = `${unique()}@people.example`;
  await send(signIn, { email: at, password, callbackUrl: `/invitations/${shown.token}` });
  const tree = JSON.stringify(['', { children: ['invitations', { children: [mailed.token, {}] }] }]);
  const answer = await fetch(`${home}/?token=${mailed.token}`, {
    headers: {
      cookie: `${cookieName('session')}=${cookie}`,
      referer: home + page,
      'next-url': page,
      'next-router-state-tree': encodeURIComponent(tree),
      rsc: '1',
    },
  });
  for (const step of ['', '?code', '?sign-in', '?decline', `?${mailed.token}`]) await fetch(home + page + step);
  await fetch(`${home}/invitations/${mailed.token}/further?x=${shown.token}`);
  const proceed = await formOf(`/invitations/${shown.token}`, 'token');
  expect((await send(proceed, {})).status).toBe(303);
  const code = await formOf(`/invitations/${shown.token}?code`, 'code');
  await send(code, { code: '271828', name: 'Canary', password });
  const accept = await formOf(page, 'token');
  const accepted = await send(accept, { name: 'Nia Newcomer', password });
  expect(accepted.status).toBe(303);

  const id = answer.headers.get('x-request-id') as string;
  await expect.poll(() => log().includes(id), { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await sql`select status from invitations where id = ${mailed.invitationId}`)[0]?.status).toBe('accepted');
  await expect.poll(() => (log().match(/"path":"\/invitations\/\[token\]"/g) ?? []).length, { timeout: 10_000 }).toBeGreaterThan(5);
  const text = log();
  for (const secret of [mailed.token, shown.token, password, password.split(' ')[1] as string, '271828', cookie])
    expect(text.includes(secret) || text.includes(encodeURIComponent(secret))).toBe(false);
  const lines = text.split('\n').filter((line) => line.includes(id));
  expect(JSON.parse(lines[0] as string)).toMatchObject({ method: 'GET', process: 'server', status: 200 });
});
