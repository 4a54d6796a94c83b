import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { cookieOf, formIn, formOf, send } from './support/form.ts';
import { type Asker, matrixWorld, mayName, standing, type World } from './support/matrix.ts';
import { actions, apart, kinds, rows } from './support/rows.ts';
import { expect, test } from './support/test.ts';

const home = () => process.env.FOYER_URL as string;
test.describe.configure({ mode: 'serial', timeout: 240_000 });

function missing(built: string[], known: string[]): string[] {
  return built.filter((one) => !known.includes(one));
}

const manifest = (file: string) => JSON.parse(readFileSync(join(process.env.FOYER_BUILD as string, file), 'utf8'));

test('every route and action of the build has its row; an added page would have none', () => {
  const routes = Object.values(manifest('app-path-routes-manifest.json') as Record<string, string>);
  const known = [...rows.map((row) => row.route), ...apart];
  expect(missing(routes, known)).toEqual([]);
  expect(missing([...routes, '/[level]/[place]/added'], known)).toEqual(['/[level]/[place]/added']);
  const built = Object.values(
    (manifest('server/server-reference-manifest.json') as { node: Record<string, { exportedName: string }> }).node,
  ).map((one) => one.exportedName);
  expect(missing(built, [...actions.asked, ...actions.ofOneself])).toEqual([]);
});

type Reply = { status: number; text: string; location: string };

async function ask(path: string, cookie: string, rsc: boolean): Promise<Reply> {
  const answer = await fetch(home() + path, { headers: { cookie, ...(rsc ? { rsc: '1' } : {}) }, redirect: 'manual' });
  const location = answer.headers.get('location') ?? '';
  // Next sends an RSC request without its own key to the address with it
  if (rsc && answer.status === 307 && location.includes('_rsc') && !path.includes('_rsc'))
    return ask(location.replace(home(), ''), cookie, true);
  return { status: answer.status, text: await answer.text(), location };
}

let world: World;
const asking = (name: string) => world.askers.find((one) => one.name === name) as Asker;
const verbs = ['Resend the invitation', 'Replace the invitation'];

test('pages: who × place, as HTML and as RSC', async () => {
  world = await matrixWorld();
  let checks = 0;
  for (const row of rows) {
    let yes = 0;
    const without = row.expected(asking('member with none'));
    for (const asker of world.askers) {
      const expected = row.expected(asker);
      // one permission more than none is asked where it is asked for: everywhere else its holder is a member like that one
      if (asker.only && expected === without) continue;
      const html = await ask(row.path(world), asker.cookie, false);
      const title = `${asker.name} at ${row.path(world)}`;
      if (expected === 'out') expect(html.status, title).toBe(307);
      else if (expected === 'gone') expect(html.status, title).toBe(404);
      else {
        expect(html.status, title).toBe(200);
        expect(row.mark.test(html.text), title).toBe(expected === 'yes');
      }
      // wherever one is: no page names a place that is not there for whoever looks
      for (const which of ['customer', 'account', 'sibling', 'room'] as const)
        if (!mayName(asker, which)) expect(html.text, `${title} names the ${which}`).not.toContain(world[which].name);
      if (expected === 'yes') yes++;
      checks++;
      const rsc = await ask(row.path(world), asker.cookie, true);
      if (expected === 'gone') expect(rsc.text, `${title}, RSC`).toContain('NEXT_HTTP_ERROR_FALLBACK;404');
      if (expected === 'out') expect(rsc.status === 307 || rsc.text.includes('NEXT_REDIRECT'), `${title}, RSC`).toBe(true);
      if (expected === 'yes' || expected === 'locked') expect(rsc.text, `${title}, RSC`).not.toContain('NEXT_HTTP_ERROR_FALLBACK');
      checks++;
    }
    expect(yes, `${row.path(world)} lets somebody in`).toBeGreaterThan(0);
  }
  console.log(`${checks} checks of pages`);
});

test('Select User answers owners and admins alone', async () => {
  for (const kind of kinds)
    for (const asker of world.askers) {
      const { status } = await ask(`${placePath(world[kind])}/people/candidates?q=an`, asker.cookie, false);
      const { sees, manages } = standing(asker, kind);
      expect(status, `${asker.name} at ${kind}`).toBe(!asker.in ? 401 : manages ? 200 : sees ? 403 : 404);
    }
});

test('actions, posted directly: the wrong ones change nothing, their positive twin does', async ({ sql }) => {
  // of this customer alone: other stories run beside this one, and the worker tells what it sent
  const digest = async () =>
    (
      await sql`select (select md5(string_agg(a::text, '' order by a.id)) from associations a where a.customer_id = ${world.customer.id}) as associations,
        (select md5(string_agg(concat_ws(' ', i.id, i.status, i.invited_by, i.expires_at), '' order by i.id)) from invitations i
          where i.id in (select invitation_id from invitation_places p where p.customer_id = ${world.customer.id})) as invitations,
        (select count(*)::int from audit_events where customer_id = ${world.customer.id} and event not like 'invitation.mail%') as events,
        (select count(*)::int from customers where name = 'Matrix') as customers`
    )[0];
  for (const kind of kinds) {
    const place = world[kind];
    const owner = await cookieOf(world.customer.owner);
    const associate = await formOf(`${placePath(place)}/people/associate`, 'send_invite', owner);
    const remove = await formOf(
      `${placePath(place)}/people/remove/${publicId('association', world.removable[kind])}`,
      'association',
      owner,
    );
    const people = await formOf(`${placePath(place)}/people`, 'place', owner);
    const waiting = publicId('invitation', world.pending[kind]);
    const given = { permissions: ['rooms.view'], send_invite: 'on', locale: 'en', days: '7' };
    // the dialog as it stands after a refusal: every further verb of it has its button
    const again = async (email: string) =>
      formIn((await send(associate, { ...given, email }, owner)).body, `${placePath(place)}/people/associate`, 'send_invite');
    const [pending] = await sql`select email from invitations where id = ${world.pending[kind]}`;
    const dialog = await again(pending?.email);
    expect(Object.keys(dialog.buttons)).toEqual(expect.arrayContaining([...verbs, 'Find', 'Viewer']));
    for (const asker of world.askers.filter((one) => !one.only && !standing(one, kind).manages)) {
      const before = await digest();
      for (const [form, fields] of [
        ...['resend', 'copy', 'cancel'].map((verb) => [people, { do: `${verb} ${waiting}` }] as const),
        [associate, { ...given, email: 'denied@people.example' }],
        ...Object.values(dialog.buttons).map((pressed) => [dialog, { ...given, email: pending?.email, ...pressed }] as const),
        [remove, {}],
      ] as const) {
        const answer = await send(form, fields as Record<string, string>, asker.cookie);
        expect(answer.status, `${asker.name} at ${kind}`).not.toBe(303);
        expect(answer.status, `${asker.name} at ${kind}`).toBeLessThan(500);
      }
      expect(await digest(), `${asker.name} at ${kind}`).toEqual(before);
    }
    for (const asker of world.askers.filter((one) => standing(one, kind).manages)) {
      const email = `twin-${Math.random().toString(36).slice(2)}@people.example`;
      const answer = await send(associate, { ...given, email }, asker.cookie);
      expect(answer.status, `${asker.name} at ${kind}`).toBe(303);
      for (const verb of ['resend', 'copy'])
        expect((await send(people, { do: `${verb} ${waiting}` }, asker.cookie)).status, `${asker.name} at ${kind}: ${verb}`).toBe(303);
    }
    const twin = `again-${Math.random().toString(36).slice(2)}@people.example`;
    expect((await send(associate, { ...given, email: twin }, owner)).status).toBe(303);
    for (const verb of verbs) {
      const form = await again(twin);
      expect((await send(form, { ...given, email: twin, ...form.buttons[verb] }, owner)).status, verb).toBe(303);
    }
    if (kind !== 'customer') expect((await send(people, { do: `cancel ${waiting}` }, owner)).status).toBe(303);
    expect((await send(remove, {}, owner)).status).toBe(303);
  }
  const theirs = await formOf('/?view=mine', 'answer', world.invitee.cookie);
  for (const asker of world.askers.filter((one) => !one.only)) {
    const before = await digest();
    for (const word of ['accept', 'decline-now'])
      expect((await send(theirs, { answer: word }, asker.cookie)).status, `${asker.name} answers for another`).not.toBe(303);
    expect(await digest(), asker.name).toEqual(before);
  }
  expect((await send(theirs, { answer: 'accept' }, world.invitee.cookie)).status).toBe(303);
  const admin = asking('platform admin');
  const create = await formOf('/customers/new', 'customer_type', admin.cookie);
  const profile = {
    customer_type: 'business',
    company_name: 'Matrix',
    email: `matrix-${Date.now()}@people.example`,
    language: 'en',
    owner: 'same',
  };
  for (const asker of world.askers.filter((one) => !one.only && one.admin !== 'all')) {
    const before = await digest();
    expect((await send(create, profile, asker.cookie)).status, asker.name).not.toBe(303);
    expect(await digest(), asker.name).toEqual(before);
  }
  expect((await send(create, profile, admin.cookie)).status).toBe(303);
});

test('not yours and not there are the same to the byte', async () => {
  const stranger = asking('stranger');
  const masked = async (path: string, id: string) => {
    const answer = await fetch(home() + path, { headers: { cookie: stranger.cookie } });
    const nonce = answer.headers.get('content-security-policy')?.match(/nonce-([^']+)'/)?.[1] as string;
    // the nonce, the id that was asked for, Next's request key and the time: nothing else may differ
    const text = (await answer.text())
      .replaceAll(nonce, '~')
      .replaceAll(id, '#')
      .replace(/:\d{13}/g, ':~');
    return { status: answer.status, text: text.replace(/"(?:b|k|r)\\?":\\?"[A-Za-z0-9_-]{21}\\?"/g, '~') };
  };
  for (const kind of kinds) {
    const mine = publicId(kind, world[kind].id);
    const none = publicId(kind, crypto.randomUUID());
    for (const tab of ['', '/people', '/people/associate']) {
      // rows of one answer may come in another order under load: what one ever says, the other says, too
      const said = { mine: new Set<string>(), none: new Set<string>() };
      for (let tries = 0; tries < 20 && ![...said.mine].some((text) => said.none.has(text)); tries++) {
        const [there, nothing] = [await masked(`/${kind}s/${mine}${tab}`, mine), await masked(`/${kind}s/${none}${tab}`, none)];
        expect([there.status, nothing.status]).toEqual([404, 404]);
        said.mine.add(there.text);
        said.none.add(nothing.text);
      }
      expect(
        [...said.mine].some((text) => said.none.has(text)),
        `${kind}${tab}`,
      ).toBe(true);
    }
  }
});
