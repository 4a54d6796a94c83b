import { placePath } from '../lib/access/place.ts';
import { unique } from '../world/factories/writing.ts';
import { customer, person } from '../world/factories.ts';
import { cookieOf, formOf, send } from './support/form.ts';
import { linkIn, mailsTo, mailTo } from './support/mailbox.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 180_000 });
const fixed = { permissions: ['rooms.view'], send_invite: 'on', locale: 'en', days: '7', message: '' };

test('the twelve address vectors: exactly one recipient, or refused with nothing queued', async ({ sql }) => {
  const place = await customer();
  const cookie = await cookieOf(place.owner);
  const form = await formOf(`${placePath(place)}/people/associate`, 'send_invite', cookie);
  const u = unique();
  const refused = [
    `team: ${u}@a.example, evil@b.example;`,
    `"${u}@evil.example, x"@a.example`,
    `"a b"@${u}.example`,
    `${u}@a.example\r\nBcc: evil@b.example`,
    `${u}＠a.example`,
    `<${u}@a.example>evil@b.example`,
    `${u}@a.example>evil@b.example`,
    `{"name":"x","address":"${u}@a.example,evil@b.example"}`,
    `${u}@[127.0.0.1]`,
    `${u}@a.example\u0000`,
  ];
  for (const email of refused) {
    const answer = await send(form, { ...fixed, email }, cookie);
    expect(answer.status, email).toBe(200);
    expect(answer.body, email).toContain('id="email-error"');
  }
  const [none] = await sql`select count(*)::int as count from associations where place_id = ${place.id} and status = 'pending'`;
  expect(none?.count).toBe(0);
  expect(await mailsTo('evil@b.example')).toEqual([]);
  // a list is what the dialog offers: one result each; a homograph domain is its own address, never the one it imitates
  for (const [typed, rcpt] of [
    [`${u}.1@a.example, ${u}.2@a.example`, `${u}.1@a.example`],
    [`${u}@exаmple.example`, `${u}@${new URL('http://exаmple.example').hostname}`],
    [`${u}.UP@A.Example`, `${u}.up@a.example`],
    [`Name <${u}.3@a.example>`, `${u}.3@a.example`],
  ] as const) {
    const answer = await send(form, { ...fixed, email: typed }, cookie);
    expect(answer.status, typed).toBe(303);
    const mail = await mailTo(rcpt);
    expect(mail.to).toEqual([rcpt]);
    expect(mail.headers.filter((header) => /^(to|cc|bcc)$/.test(header.name)).length).toBe(1);
  }
});

test('names with line breaks and links in them stay names', async () => {
  const admin = await person({ platformRole: 'admin' });
  const cookie = await cookieOf(admin);
  const create = await formOf('/customers/new', 'customer_type', cookie);
  const base = { customer_type: 'business', language: 'en', owner: 'same' };
  const bad = await send(create, { ...base, company_name: 'Evil\r\nBcc: x@b.example', email: `${unique()}@people.example` }, cookie);
  expect(bad.status).toBe(200);
  expect(bad.body).toContain('id="company_name-error"');
  const email = `${unique()}@people.example`;
  expect(
    (await send(create, { ...base, company_name: 'https://evil.example www.evil.example <a href="//evil.example">x</a>', email }, cookie))
      .status,
  ).toBe(303);
  const mail = await mailTo(email);
  const ours = linkIn(mail);
  for (const url of mail.text.match(/(?:https?:\/\/|www\.)[\w.:-]+/g) ?? []) expect(new URL(url).origin).toBe(new URL(ours).origin);
  expect([...mail.html.matchAll(/href="([^"]*)"/g)].every((found) => (found[1] as string).startsWith(new URL(ours).origin))).toBe(true);
  expect(mail.html).not.toMatch(/https?:\/\/evil|www\.evil/);
});

test('forwarded headers never reach a link', async () => {
  const place = await customer();
  const cookie = await cookieOf(place.owner);
  const form = await formOf(`${placePath(place)}/people/associate`, 'send_invite', cookie);
  const evil = [
    'X-Forwarded-Host',
    'X-Forwarded-Server',
    'Forwarded',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Forwarded-Proto',
    'X-Forwarded-Port',
    'X-Forwarded-Prefix',
  ];
  for (const name of evil) {
    const email = `${unique()}@people.example`;
    const value =
      name === 'Forwarded'
        ? 'host=evil.example;proto=https'
        : name.endsWith('Port')
          ? '1'
          : name.endsWith('Proto')
            ? 'https'
            : 'evil.example, evil2.example';
    const answer = await send(form, { ...fixed, email }, cookie, { [name]: value });
    expect(answer.status, name).toBe(303);
    expect(answer.location, name).not.toContain('evil');
    expect(new URL(linkIn(await mailTo(email))).origin, name).toBe(process.env.APP_URL);
  }
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'null' },
  ])
    expect((await send(form, { ...fixed, email: `${unique()}@people.example` }, cookie, headers as Record<string, string>)).status).toBe(
      403,
    );
});
