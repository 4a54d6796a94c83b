import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { placePath } from '../../lib/access/place.ts';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { customer } from '../../world/factories.ts';
import { cookieOf, formOf } from '../support/form.ts';
import { expect, test } from '../support/test.ts';

const home = () => process.env.FOYER_URL as string;
const log = () => readFileSync(process.env.FOYER_LOG as string, 'utf8');
const lineOf = async (id: string) => {
  let lines: string[] = [];
  const found = () => {
    lines = log()
      .split('\n')
      .filter((line) => line.includes(id));
    return lines.length;
  };
  await expect.poll(found, { timeout: 10_000 }).toBeGreaterThan(0);
  return lines;
};

type Heard = { status: number; headers: Record<string, string>; body: string };

/** Says these bytes and no others. */
async function say(text: string): Promise<Heard> {
  const { hostname, port } = new URL(home());
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname).on('error', () => {});
  socket.write(text, 'latin1');
  let heard = '';
  socket.on('data', (part) => (heard += part));
  await new Promise((done) => socket.on('close', done));
  const [head = '', ...body] = heard.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.split(':')[0]?.toLowerCase(), line.slice(line.indexOf(':') + 2)]));
  return { status: Number(first.split(' ')[1]), headers, body: body.join('\r\n\r\n') };
}
const get = (path: string, more = '') => say(`GET ${path} HTTP/1.1\r\nHost: ${new URL(home()).host}\r\nConnection: close\r\n${more}\r\n`);

const always = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'x-frame-options',
  'cache-control',
  'x-request-id',
];

test('a second spelling of a page with a token is answered 400 before anything else, and no log shows the token', async () => {
  const { token } = await pendingInvitation(await customer(), { email: `${unique()}@people.example` });
  const escaped = [...token].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
  const spellings = [
    `//invitations/${token}`,
    `/invitations//${token}`,
    `/./invitations/${token}`,
    `/x/../invitations/${token}`,
    `/%69nvitations/${token}`,
    `/invitations%2F${token}`,
    `/invitations%5C${token}`,
    `/%2e/invitations/${token}`,
    `/x/%2e%2e/invitations/${token}`,
    `/invitations/${escaped}`,
    `/invitations/${token}%00`,
    `/invitations/${token}%`,
    `/invitations/${token}%c0%af`,
    `/invitations/${token}\u00e9`,
    `\\invitations\\${token}`,
    `http://localhost/invitations/${token}`,
  ];
  let last = '';
  for (const path of spellings) {
    const { status, headers, body } = await get(path);
    expect(status, path).toBe(400);
    for (const name of always) expect(Object.keys(headers), path).toContain(name);
    expect(body, path).not.toContain('html');
    last = headers['x-request-id'] as string;
  }
  const honest = await get(`/invitations/${token}`);
  expect([honest.status, honest.headers['referrer-policy']]).toEqual([200, 'strict-origin']);
  expect((await get('/customers/a%20b')).status).not.toBe(400);
  await lineOf(last);
  await lineOf(honest.headers['x-request-id'] as string);
  expect(log()).not.toContain(token);
  expect(log()).not.toContain(escaped);
});

test('what the parser cannot read, and what no browser asks for, is answered with every header', async () => {
  const host = `Host: ${new URL(home()).host}\r\n`;
  for (const [status, text] of [
    [400, `GET / HTTP/9.9\r\n${host}\r\n`],
    [400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [400, 'GET / HTTP/1.0\r\n\r\n'],
    [400, `GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`],
    [400, `POST / HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    [405, `BREW / HTTP/1.1\r\n${host}\r\n`],
    [405, `DELETE / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`],
    [405, `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`],
    [431, `GET / HTTP/1.1\r\n${host}x: ${'y'.repeat(40_000)}\r\n\r\n`],
    [403, `POST / HTTP/1.1\r\n${host}Origin: https://evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`],
    [413, `POST / HTTP/1.1\r\n${host}Origin: ${home()}\r\nContent-Length: 9999999\r\nConnection: close\r\n\r\n`],
  ] as const) {
    const heard = await say(text);
    expect(heard.status, text.slice(0, 60)).toBe(status);
    for (const name of always) expect(Object.keys(heard.headers), text.slice(0, 60)).toContain(name);
    await lineOf(heard.headers['x-request-id'] as string);
  }
});

test('no picture is fetched or resized for anybody', async () => {
  for (const query of ['', '?url=%2Ffavicon.ico&w=64&q=75', '?url=http%3A%2F%2F127.0.0.1%3A1%2Fx.png&w=64&q=75'])
    expect((await get(`/_next/image${query}`)).status, query).toBe(404);
});

const boundary = 'xxBOUNDxx';
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
const text = { 'content-type': 'text/plain;charset=UTF-8' };
const parts = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${boundary}--\r\n`;

test('a body that is none is answered 400 with one line in the log; an action of another build as ever', async () => {
  const place = await customer();
  const cookie = await cookieOf(place.owner);
  const path = `${placePath(place)}/people/associate`;
  const form = await formOf(path, 'send_invite', cookie);
  const [described = ''] =
    Object.entries(form.fields)
      .find(([name]) => /^\$ACTION_\d+:0$/.test(name))
      ?.slice(1) ?? [];
  const id = (JSON.parse(described) as { id: string }).id;
  const bound = (value: string): [string, string][] => [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`],
    ['$ACTION_1:1', value],
  ];
  const scripted = { 'next-action': id };
  const other = '40'.padEnd(42, '0');
  const secret = `canary ${unique()}`;
  const tries: [number, string, string, Record<string, string>][] = [
    [
      400,
      'multipart that never ends',
      `--${boundary}\r\nContent-Disposition: form-data; name="0"\r\n\r\n["${secret}`,
      { ...scripted, ...multipart },
    ],
    [400, 'no multipart at all', secret, { ...scripted, ...multipart }],
    [400, 'an empty multipart', '', { ...scripted, ...multipart }],
    [400, 'multipart without a boundary', parts(['0', '[]']), { ...scripted, 'content-type': 'multipart/form-data' }],
    [400, 'broken Flight', parts(['0', `["${secret}`]), { ...scripted, ...multipart }],
    [400, 'broken Flight as text', `["${secret}`, { ...scripted, ...text }],
    [400, 'nothing as text', '', { ...scripted, ...text }],
    [400, 'no arguments', '[]', { ...scripted, ...text }],
    [400, 'arguments that are no form', `["${secret}",{"get":1}]`, { ...scripted, ...text }],
    [400, 'an object', '{"a":1}', { ...scripted, ...text }],
    [400, 'null', 'null', { ...scripted, ...text }],
    [400, 'the prototype', parts(['0', '["$undefined","$1:__proto__:then"]'], ['1', '{}']), { ...scripted, ...multipart }],
    [400, 'a foreign reference', parts(['0', '["$undefined","$F1"]'], ['1', '{"id":"zzz"}']), { ...scripted, ...multipart }],
    [400, 'a promise that never comes', parts(['0', '["$undefined","$@1"]']), { ...scripted, ...multipart }],
    [400, 'too many arguments', JSON.stringify(Array(2000).fill(1)), { ...scripted, ...text }],
    [400, 'an id that is none', '[]', { 'next-action': 'toString', ...text }],
    [400, 'an empty id', '[]', { 'next-action': '', ...text }],
    [400, 'without script: no multipart', secret, multipart],
    [400, 'without script: nothing', '', multipart],
    [400, 'without script: no boundary', 'x', { 'content-type': 'multipart/form-data' }],
    [400, 'without script: no action', parts(['a', secret]), multipart],
    [400, 'without script: an id that is none', parts(['$ACTION_ID_zz', '']), multipart],
    [400, 'without script: no form', parts([`$ACTION_ID_${id}`, '']), multipart],
    [400, 'without script: broken', parts(...bound(`["${secret}`)), multipart],
    [400, 'without script: half', parts(...bound('[]').slice(0, 2)), multipart],
    [400, 'without script: too much', parts(...bound('["a","b","c"]')), multipart],
    [409, 'an action of another build', '[]', { 'next-action': other, ...text }],
    [409, 'an action of another build, as a form', parts(['0', '[]']), { 'next-action': other, ...multipart }],
    [409, 'without script: an action of another build', parts([`$ACTION_ID_${other}`, '']), multipart],
  ];
  for (const [status, name, body, headers] of tries) {
    const answer = await fetch(home() + path, {
      method: 'POST',
      body: Buffer.from(body),
      headers: { cookie, origin: home(), ...headers },
      redirect: 'manual',
    });
    const said = await answer.text();
    expect(answer.status, name).toBe(status);
    for (const one of always) expect(answer.headers.get(one), `${name}: ${one}`).not.toBeNull();
    expect(said, name).not.toContain(secret);
    const lines = await lineOf(answer.headers.get('x-request-id') as string);
    expect(lines.length, name).toBe(1);
    expect(JSON.parse(lines[0] as string), name).toMatchObject({ method: 'POST', status });
  }
  expect(log()).not.toContain(secret);
  // whatever Next had to say is in those lines
  expect(log()).not.toMatch(/⨯|ignore-listed|^ +at /m);
});
