import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { placePath } from '../lib/access/place.ts';
import { publicId } from '../lib/ids.ts';
import { freePort } from '../scripts/postgres/cluster.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { unique } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { summary } from './support/said.ts';
import { expect, test } from './support/test.ts';

test.slow();

/** A second server on the same database, whose every word of the catalogue is marked. */
async function markedServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const own = { PORT: port, APP_URL: url, FOYER_PSEUDO: '1', NODE_ENV: 'production' } as const;
  const child = spawn(process.execPath, ['--disable-warning=DEP0169', 'server.ts'], { env: { ...process.env, ...own }, stdio: 'ignore' });
  const isReady = () =>
    fetch(`${url}/api/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, stop };
}

/** Every word that a person can see, hear or read in a tab's title and that no mark shows to come from the catalogue. */
function plainWords(page: Page, data: string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const found = new Set<string>();
    const look = (text: string | null | undefined) => {
      // a date within a sentence: its words are the platform's, as in a <time>; an id is data
      let rest = (text ?? '').replace(
        /\b(\w+day, )?\w+ (\d{1,2}, )?20\d\d( at \d{1,2}:\d\d [AP]M( UTC)?)?|[a-z]{3}_\w+(…\w+)?|\w+@\w+\.example/g,
        ' ',
      );
      for (const one of known) rest = rest.replaceAll(one, ' ');
      // a word is three letters of which none carries the mark
      if (/(?:[A-Za-zÀ-ÿ](?!\u0323)){3}/.test(rest)) found.add(rest.trim());
    };
    look(document.title);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      // times, countries and currencies are the platform's words; languages are named in their own
      if (!element || element.closest('script,style,noscript,template,time,[lang]:not(html)')) continue;
      if (element.closest('select:is([name=country],[name=currency],[name=language],[name=locale]) option:not([value=""])')) continue;
      if (node instanceof Text) look(node.data);
      else for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description']) look(element.getAttribute(name));
      if (element instanceof HTMLInputElement && ['submit', 'button'].includes(element.type)) look(element.value);
    }
    return [...found];
  }, data);
}

test('every word outside data comes from the catalogue', async ({ browser, signIn }) => {
  const { url, stop } = await markedServer();
  try {
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    const place = await customer();
    const middle = await account(place);
    const inner = await room(middle, { url: 'https://rooms.example/x' });
    const member = await person();
    const invited = `${unique()}@people.example`;
    const association = await associate(member, place, { permissions: ['rooms.view', 'people.view'] });
    await associate(await person({ name: 'Zé' }), place, { permissions: ['billing.view'], status: 'suspended' });
    const { token } = await pendingInvitation(place, { email: invited });
    const shown = await pendingInvitation(place, { email: `${unique()}@people.example`, way: 'shown', delivery: 'none' });
    const admin = await person({ platformRole: 'admin' });
    const loner = await person();
    const people = [place.owner, middle.owner, inner.owner, member, admin, loner];
    const data = [...people.flatMap((one) => [one.name, one.email, ...one.name.split(' ')]), place.name, middle.name, inner.name, 'Foyer'];
    const right = async (path: string) => {
      expect(await plainWords(page, data), path).toEqual([]);
    };
    const visit = async (path: string) => {
      await page.goto(url + path);
      await right(path);
    };
    await visit('/sign-in');
    await page.locator('form:has([name=password]) button[type=submit]').click();
    await expect(summary(page)).toBeVisible();
    await right('/sign-in, refused');
    for (const step of ['', '?decline', '?sign-in']) await visit(`/invitations/${token}${step}`);
    for (const step of ['', '?code', '?sign-in']) await visit(`/invitations/${shown.token}${step}`);
    await visit('/invitations/nothing');
    await signIn(admin, page);
    const at = placePath(place);
    for (const path of [
      `/customers?q=${encodeURIComponent(place.name)}`,
      '/customers?q=nobody-has-this',
      '/customers/new',
      '/?view=mine',
      at,
      `${at}/accounts`,
      `${at}/rooms`,
    ])
      await visit(path);
    for (const path of [
      placePath(middle),
      `${placePath(middle)}/rooms`,
      placePath(inner),
      `${at}/people`,
      `${at}/people?q=nobody-has-this`,
    ])
      await visit(path);
    for (const one of [place, middle, inner]) {
      await visit(`${placePath(one)}/people/associate`);
      await page.locator('form:has([name=send_invite]) button[type=submit]').last().click();
      await expect(summary(page)).toBeVisible();
      await right(`${one.kind}, refused`);
    }
    await visit(`${at}/people/remove/${publicId('association', association.id)}`);
    await page.goto(`${url}/customers/new`);
    await page.locator('form:has([name=company_name]) button[type=submit]').click();
    await expect(page.locator('#company_name-error')).toBeVisible();
    await right('/customers/new, refused');
    await page.goto(`${url}/customers/cus_00000000000000000000000000`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await right('nothing here');
    await page.context().clearCookies();
    await signIn(member, page);
    for (const path of [at, `${at}/people`, `${at}/people/associate`, `${at}/rooms`]) await visit(path);
    await page.context().clearCookies();
    await signIn(loner, page);
    for (const path of ['/', '/customers']) await visit(path);
    await page.context().close();
  } finally {
    await stop();
  }
});
