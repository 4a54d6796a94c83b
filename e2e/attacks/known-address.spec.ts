import { placePath } from '../../lib/access/place.ts';
import { newId, publicId } from '../../lib/ids.ts';
import { type MadePlace, type Person, unique } from '../../world/factories/writing.ts';
import { account, associate, customer, person, room, suspend } from '../../world/factories.ts';
import { cookieOf, formIn, formOf } from '../support/form.ts';
import { idIn, readings } from '../support/opaque.ts';
import { expect, test } from '../support/test.ts';

const home = () => process.env.FOYER_URL as string;
test.describe.configure({ timeout: 240_000 });

test('whoever reads opaque values finds an id in every spelling, and none where there is none', () => {
  const id = newId(Date.UTC(2020, 0, 1, 12, 30));
  const hex = id.replaceAll('-', '');
  const bytes = Buffer.from(hex, 'hex');
  const spellings = [
    id,
    id.toUpperCase().toLowerCase(),
    hex.toUpperCase(),
    publicId('user', id),
    publicId('user', id).toUpperCase(),
    bytes.toString('base64'),
    `x${bytes.toString('base64url')}`,
    Buffer.from(JSON.stringify(['nora', id])).toString('base64url'),
    `/people?after=${encodeURIComponent(Buffer.from(JSON.stringify({ id: publicId('user', id) })).toString('base64'))}`,
    JSON.stringify(JSON.stringify({ id })).replaceAll('-', '\\u002d'),
    [...id].map((sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join(''),
    bytes.subarray(0, 6).toString('base64url'),
    '2020-01-01T12:30:00.000Z',
    String(Date.UTC(2020, 0, 1, 12, 30)),
  ];
  for (const one of spellings) expect(idIn(readings(`<a href="${one}">`), id), one).toBeDefined();
  expect(idIn(readings(spellings.join(' ')), newId(Date.UTC(2021, 0, 1)))).toBeUndefined();
});

// a customer, an account and a room of one owner, each of another customer: mails to one address from one customer are counted
async function threePlaces(): Promise<{ owner: Person; places: [MadePlace, MadePlace, MadePlace] }> {
  const owner = await person();
  const below = async () => account(await customer({ owner }));
  return { owner, places: [await customer({ owner }), await below(), await room(await below())] };
}

test('nothing that an owner can see, also decoded, holds the id of a pending person or its time', async ({ sql }) => {
  const { owner, places } = await threePlaces();
  const [top] = places;
  const cookie = await cookieOf(owner);
  const member = await person({ name: `Mira ${unique()}` });
  await associate(member, top, { permissions: ['people.view'] });
  const known = [
    await person({ since: new Date('2020-02-03T04:05:06.007Z') }),
    await person({ since: new Date('2021-02-03T04:05:06.007Z'), status: 'invited' }),
    await person({ since: new Date('2022-02-03T04:05:06.007Z') }),
  ];
  await suspend(known[2] as (typeof known)[number]);
  const texts: string[] = [];
  const take = async (answer: Response) => {
    const text = await answer.text();
    texts.push([...answer.headers].map((pair) => pair.join(': ')).join('\n'), text);
    return text;
  };
  const get = async (path: string, headers: Record<string, string> = {}) =>
    take(await fetch(home() + path, { headers: { cookie, ...headers } }));
  const visit = async (path: string) => {
    await get(path, { rsc: '1' });
    return get(path);
  };
  // as a browser sends it, without script and with
  const post = async (path: string, having: string, fields: Record<string, string>, scripted: boolean) => {
    const form = await formOf(path, having, cookie);
    const body = new FormData();
    const [described = '{}'] =
      Object.entries(form.fields)
        .find(([name]) => /^\$ACTION_\d+:0$/.test(name))
        ?.slice(1) ?? [];
    const named = Object.entries({ ...form.fields, ...fields }).filter(([name]) => !scripted || !name.startsWith('$'));
    for (const [name, value] of named) body.append(scripted ? `_1_${name}` : name, value);
    if (scripted) body.append('0', '["$undefined","$K1"]');
    const headers = { cookie, origin: home(), ...(scripted ? { 'next-action': (JSON.parse(described) as { id: string }).id } : {}) };
    const answer = await fetch(home() + path, { method: 'POST', body, headers, redirect: 'manual' });
    expect(answer.status, path).toBeLessThan(400);
    await take(answer);
    return answer.headers.get('location') ?? answer.headers.get('x-action-redirect')?.split(';')[0] ?? '';
  };
  const pages: string[] = ['/?view=mine', '/customers'];
  for (const place of places) {
    const people = `${placePath(place)}/people`;
    const dialog = `${people}/associate`;
    // more than a page of them, so that cursors stand beside pending rows
    for (const [at, email] of [
      ...known.map((one) => one.email),
      ...Array.from({ length: place === top ? 26 : 2 }, () => `${unique()}@people.example`),
    ].entries()) {
      const fields = {
        email,
        first_name: 'Same',
        permissions: 'rooms.view',
        days: '7',
        message: '',
        ...(at % 2 === 0 ? { send_invite: 'on' } : {}),
      };
      const landed = await post(dialog, 'send_invite', fields, at % 4 > 1);
      expect(landed, email).toContain('note=');
      if (at < 6) pages.push(landed);
    }
    for (const { email } of known) {
      const again = { email, permissions: 'rooms.view', days: '7' };
      await post(dialog, 'send_invite', again, true);
      await post(dialog, 'send_invite', again, false);
      const { buttons } = formIn(texts.at(-1) as string, dialog, 'send_invite');
      expect(Object.keys(buttons)).toContain('Resend the invitation');
      pages.push(await post(dialog, 'send_invite', { ...again, ...buttons['Resend the invitation'] }, false));
      pages.push(`${people}?q=${encodeURIComponent(email)}`, `${people}/candidates?q=${encodeURIComponent(email)}`);
    }
    const rows =
      await sql`select a.id, p.invitation_id from associations a join invitation_places p on p.place_id = a.place_id and p.user_id = a.user_id and p.open
      where a.place_id = ${place.id} and a.user_id = any(${known.map((one) => one.id)}) order by a.user_id`;
    for (const [at, row] of rows.entries()) {
      pages.push(`${people}/remove/${publicId('association', row.id)}`);
      pages.push(
        await post(people, 'place', { do: `${['resend', 'copy', 'cancel'][at]} ${publicId('invitation', row.invitation_id)}` }, at === 1),
      );
    }
    pages.push(placePath(place), people, dialog);
  }
  pages.push(`${placePath(top)}/accounts`, `${placePath(top)}/rooms`, `${placePath(places[1])}/rooms`);
  for (const path of pages) {
    const text = await visit(path);
    for (const [, more] of text.matchAll(/href="([^"]*(?:after|before)=[^"]*)"/g)) await visit((more as string).replaceAll('&amp;', '&'));
  }
  const offered = await get(`${placePath(top)}/people/candidates?q=${member.name.split(' ')[1]}`);
  // somebody who is in here is offered by their id: whoever reads is not blind
  expect(idIn(readings(offered), member.id)).toBeDefined();
  const read = readings(texts.join('\n'));
  for (const one of known) expect(idIn(read, one.id), one.email).toBeUndefined();
});
