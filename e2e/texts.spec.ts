import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { associate, customer, person } from '../world/factories.ts';
import { type Answer, cookieOf, type Form, formOf, send } from './support/form.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ timeout: 240_000 });

const texts = [
  'İıßss',
  'K\u212A',
  'e\u0301 é',
  'аdmin', // a Cyrillic а
  'a\u200Bb',
  'x\u202Ecod',
  '\uD800',
  'nul\u0000',
  'line\u2028sep',
  '👩‍🚀🎬',
  '＠full',
  `e${'\u0301'.repeat(5000)}`,
  '__proto__',
  'constructor.prototype',
  '1e400',
  '-0',
  'NaN',
  `${'a'.repeat(50_000)}!`,
  `${'x'.repeat(300)}@people.example`,
  '<script>alert(1)</script>',
  "'; drop table users; --",
  '..%2f',
  '%00',
  '//evil',
  '/\\evil',
  'https:evil',
  '\x09javascript:',
  '{{7*7}}',
];
const password = 'nine herons by the lock';
const email = () => `${unique()}@people.example`;
const kept = (text: string) => text.normalize('NFC').trim();

type Thrown = { form: Form; base: Record<string, string | string[]>; cookie?: string; fields: string[]; stored?: Stored };
type Stored = (field: string, text: string, given: Record<string, string | string[]>, answer: Answer) => Promise<void>;

/** Every text in every field, four at a time, alone and doubled: never a 500, never slow; what was taken is looked at. */
async function throwAll({ form, base, cookie = '', fields, stored }: Thrown): Promise<void> {
  const throws = texts.flatMap((text) => fields.map((field) => ({ text, field })));
  const one = async ({ text, field }: { text: string; field: string }) => {
    const given = { ...base, email: 'email' in base ? email() : '', [field]: text };
    const what = `${field}: ${text.slice(0, 20)}`;
    const begun = performance.now();
    const answer = await send(form, given, cookie);
    expect(answer.status, what).toBeLessThan(500);
    expect(performance.now() - begun, what).toBeLessThan(5000);
    if (answer.status === 303) await stored?.(field, text, given, answer);
  };
  for (let at = 0; at < throws.length; at += 4) await Promise.all(throws.slice(at, at + 4).map(one));
  for (const field of fields)
    expect((await send(form, { ...base, [field]: ['a', 'b'] }, cookie)).status, `${field} twice`).toBeLessThan(500);
}

test('the dialog: refused at the field, or stored unchanged', async ({ sql }) => {
  const place = await customer();
  const cookie = await cookieOf(place.owner);
  await throwAll({
    form: await formOf(`${placePath(place)}/people/associate`, 'send_invite', cookie),
    base: { email: '', permissions: ['rooms.view'], send_invite: 'on', locale: 'en', days: '7', message: '' },
    cookie,
    fields: ['email', 'first_name', 'last_name', 'message', 'user', 'permissions', 'locale', 'days', 'place', 'send_invite', 'copy'],
    stored: async (field, text, given) => {
      if (field !== 'first_name' && field !== 'last_name' && field !== 'message') return;
      const [row] = await sql`select a.person, i.message from associations a join invitation_places p on p.place_id = a.place_id
        and p.user_id = a.user_id join invitations i on i.id = p.invitation_id where a.address = ${given.email as string}`;
      expect(field === 'message' ? row?.message : row?.person, field).toBe(kept(text));
    },
  });
});

test('a new customer: refused at the field, or stored and shown unchanged', async ({ page, signIn, sql }) => {
  const admin = await person({ platformRole: 'admin' });
  await signIn(admin);
  const shown: string[] = [];
  const cookie = await cookieOf(admin);
  await throwAll({
    form: await formOf('/customers/new', 'customer_type', cookie),
    base: { customer_type: 'business', company_name: 'Canal', email: '', country: '', currency: '', language: 'en', owner: 'same' },
    cookie,
    fields: [
      'customer_type',
      'company_name',
      'first_name',
      'last_name',
      'email',
      'country',
      'currency',
      'language',
      'owner',
      'owner_email',
    ],
    stored: async (field, text, _given, answer) => {
      if (!['company_name', 'first_name', 'last_name'].includes(field)) return;
      const id = (answer.location as string).split('?')[0]?.split('/').at(-1) as string;
      const { parsePublicId } = await import('../lib/ids.ts');
      const [row] =
        await sql`select company_name, first_name, last_name from customers where id = ${parsePublicId('customer', id) as string}`;
      expect(row?.[field], field).toBe(kept(text));
      if (field === 'company_name') shown.push(answer.location as string, kept(text));
    },
  });
  expect(shown.length).toBeGreaterThan(10);
  for (let at = 0; at < shown.length; at += 2) {
    await page.goto(shown[at] as string);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(shown[at + 1]);
  }
});

test('the public pages: refused at the field, or stored unchanged', async ({ sql }) => {
  const place = await customer();
  await throwAll({
    form: await formOf('/sign-in', 'password'),
    base: { email: '', password: 'x', callbackUrl: '/' },
    fields: ['email', 'password', 'callbackUrl'],
  });
  await throwAll({ form: await formOf('/sign-in', 'theme'), base: {}, fields: ['theme', 'locale'] });
  const shown = await pendingInvitation(place, { email: email(), way: 'shown', delivery: 'none' });
  const at = `/invitations/${shown.token}`;
  await send(await formOf(at, 'token'), {});
  await throwAll({ form: await formOf(`${at}?code`, 'code'), base: { code: '000000', name: 'Ana', password }, fields: ['token', 'code'] });
  await throwAll({
    form: await formOf(`${at}?sign-in`, 'password'),
    base: { email: '', password: 'x' },
    fields: ['token', 'email', 'password'],
  });
  for (const text of texts) {
    const { token, invitee } = await pendingInvitation(place, { email: email() });
    const form = await formOf(`/invitations/${token}`, 'password');
    for (const [field, given] of [
      ['token', { token: text, name: 'Ana', password }],
      ['name', { name: text, password }],
    ] as const) {
      const answer = await send(form, given);
      expect(answer.status, `${field}: ${text.slice(0, 20)}`).toBeLessThan(500);
      if (answer.status !== 303 || field !== 'name') continue;
      const [row] = await sql`select full_name from users where id = ${invitee.id}`;
      expect(row?.full_name).toBe(kept(text));
    }
  }
});

test('the buttons of rows and of Home, and every address that is read', async () => {
  const place = await customer();
  const me = await person();
  const mine = await associate(me, place, { permissions: ['rooms.view'] });
  await pendingInvitation(place, { email: email() });
  const cookie = await cookieOf(place.owner);
  const people = `${placePath(place)}/people`;
  await throwAll({ form: await formOf(people, 'do', cookie), base: {}, cookie, fields: ['do', 'place'] });
  await throwAll({
    form: await formOf(`${people}/remove/${publicId('association', mine.id)}`, 'association', cookie),
    base: { place: 'cus_0' },
    cookie,
    fields: ['association', 'also_below'],
  });
  const theirs = await cookieOf(me);
  await pendingInvitation(await customer(), { invitee: me });
  await throwAll({ form: await formOf('/?view=mine', 'answer', theirs), base: {}, cookie: theirs, fields: ['invitation', 'answer'] });
  const home = process.env.FOYER_URL as string;
  const addresses = texts.flatMap((text) => {
    const word = encodeURIComponent(text.slice(0, 2000).toWellFormed());
    return ['/customers?q=', '/?view=mine&q=', `${people}?q=`, `${people}?note=`, `${people}?after=`, `${people}/candidates?q=`].map(
      (path) => path + word,
    );
  });
  const broken = [
    '/customers/..%2f',
    '/customers/%00',
    '//evil.example',
    '/invitations/%E0%A4%A',
    '/customers?after=WyJ4IiwieCJd&before=x',
  ];
  for (const path of [...addresses, ...broken, '/customers?q[]=1&q[]=2&sort=__proto__', '/rooms/room_x/people?note=a.b&after=zzz'])
    expect((await fetch(home + path, { headers: { cookie }, redirect: 'manual' })).status, path).toBeLessThan(500);
  expect((await fetch(`${home}/customers`, { headers: { cookie: `${cookie}; a=";b";; c` }, redirect: 'manual' })).status).toBeLessThan(500);
});
