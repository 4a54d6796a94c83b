import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import postgres from 'postgres';
import { cookieName } from '../../lib/auth/cookie-name.ts';
import type { Person } from '../../world/factories/writing.ts';
import { session } from '../../world/factories.ts';
import { anySource } from './source.ts';

type Fixtures = { signIn: (person: Person, page?: Page) => Promise<void>; allowed: RegExp[]; checker: undefined };
type Shared = { sql: postgres.Sql };

const invariants = readFileSync(new URL('../../db/check-invariants.sql', import.meta.url), 'utf8');
const asOwner = (sql: postgres.Sql, text: string) =>
  sql.begin(async (tx) => {
    await tx`set local role foyer_owner`;
    return tx.unsafe(text);
  });

/** Stories against the real thing; an error in the console, a CSP report or a request elsewhere fails one. */
export const test = base.extend<Fixtures, Shared>({
  sql: [
    async ({}, use) => {
      const sql = postgres(process.env.SUPERUSER_URL?.replace(/\/postgres$/, '/foyer') as string, { max: 2, onnotice: () => {} });
      await use(sql);
      await sql.end();
    },
    { scope: 'worker' },
  ],
  extraHTTPHeaders: async ({}, use) => use(anySource()),
  allowed: [[], { option: true }],
  // after every story the database is asked, as its tables' owner would ask it, whether each promise still holds
  checker: [
    async ({ sql }, use) => {
      await use(undefined);
      expect([...(await asOwner(sql, invariants))], 'the checker found nothing after this story').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, allowed, baseURL }, use) => {
    const wrong: string[] = [];
    watch(page, wrong, baseURL as string);
    page.context().on('page', (other) => watch(other, wrong, baseURL as string));
    await use(page);
    expect(wrong.filter((text) => !allowed.some((one) => one.test(text)))).toEqual([]);
  },
  signIn: async ({ page }, use) => {
    await use(async (person, on = page) => {
      const { cookie } = await session(person);
      await on
        .context()
        .addCookies([
          { name: cookieName('session'), value: cookie, url: process.env.FOYER_URL as string, httpOnly: true, sameSite: 'Lax' },
        ]);
    });
  },
});

function watch(page: Page, wrong: string[], home: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy|trusted/i.test(message.text()))
      wrong.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(home).origin) wrong.push(`request elsewhere: ${url.origin}`);
  });
}

export { expect };
