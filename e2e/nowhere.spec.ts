import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { account, customer, room } from '../world/factories.ts';
import { cookieOf } from './support/form.ts';
import { expect, test } from './support/test.ts';

type Headers = Record<string, string>;

/** An answer without what differs from one to the next: nonce, number, time, Next's request key, and the address that was asked for. */
async function answerTo(path: string, headers: Headers): Promise<string> {
  const answer = await fetch(process.env.FOYER_URL + path, { headers, redirect: 'manual' });
  const nonce = answer.headers.get('content-security-policy')?.match(/nonce-([^']+)'/)?.[1] as string;
  const said = [...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date').map((header) => header.join(': '));
  const text = [answer.status, ...said, await answer.text()].join('\n');
  return text
    .replaceAll(nonce, '~')
    .replace(/(\\?"c\\?":\[)(?:\\?"[^"]*",?)*/g, '$1~')
    .replace(/"[\w-]{21}(?=[a-z]",\{"children")/g, '"~');
}

test('a word that is no level, or a tab that a level does not have, is an address like any other where nothing is', async () => {
  const top = await customer();
  const below = await account(top);
  const studio = await room(below);
  const cookie = await cookieOf(top.owner);
  const someone = publicId('customer', top.id);
  const addresses = [
    ...['nowhere', '__proto__', 'constructor', 'toString', 'Customers', 'customer', 'sign-in', 'api', '[level]', '%5Blevel%5D'].flatMap(
      (word) => ['', '/people', '/people/associate', '/people/candidates'].map((rest) => `/${word}/${someone}${rest}`),
    ),
    '/[level]/[place]',
    '/[level]/[place]/people',
    `${placePath(top)}/nothing`,
    `${placePath(top)}/people/(.)associate`,
    `${placePath(below)}/accounts`,
    `${placePath(studio)}/accounts`,
    `${placePath(studio)}/rooms`,
  ];
  // signed out and in: as a page, as Next's own script asks, and as it asks for what lies over a page
  const ways: Headers[] = [{}, { rsc: '1' }, { rsc: '1', 'next-url': '/nowhere/thing/people' }];
  for (const way of ways.flatMap((one) => [one, { ...one, cookie }])) {
    // rows of one answer may come in another order under load: what one ever says, the other says, too
    const nowhere = new Set([await answerTo('/nowhere', way)]);
    for (const path of addresses) {
      const said = new Set([await answerTo(path, way)]);
      for (let tries = 0; tries < 20 && nowhere.isDisjointFrom(said); tries++) {
        nowhere.add(await answerTo('/nowhere', way));
        said.add(await answerTo(path, way));
      }
      expect(nowhere.isDisjointFrom(said), `${path} as ${JSON.stringify(way)}`).toBe(false);
    }
    expect([...nowhere].every((text) => text.startsWith('404'))).toBe(true);
  }
  // the root's own page, without the frame of the portal, for whoever is signed in, too
  const drawn = async (way: Headers) => (await answerTo('/nowhere/thing', way)).match(/<main[\s\S]*<\/main>/)?.[0];
  expect(await drawn({})).toContain('Nothing here');
  expect(await drawn({ cookie })).toBe(await drawn({}));
  // the same addresses where something is
  for (const path of [placePath(top), `${placePath(top)}/accounts`, `${placePath(below)}/rooms`, `${placePath(studio)}/people`]) {
    expect(await answerTo(path, { cookie }), path).toMatch(/^200/);
    expect(await answerTo(path, {}), path).toMatch(/^307/);
  }
});
