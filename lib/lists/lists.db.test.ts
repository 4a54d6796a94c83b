import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MadePlace, unique } from '../../world/factories/writing.ts';
import { account, actor, associate, customer, person, removeAssociation, room } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { listAccounts } from '../accounts/list-accounts.ts';
import { listCandidates } from '../associations/list-candidates.ts';
import type { Actor } from '../auth/actor.ts';
import { listCustomers } from '../customers/list-customers.ts';
import { customersListSchema } from '../customers/schema.ts';
import { findHome } from '../home/find-home.ts';
import { listPeople } from '../people/list-people.ts';
import { listRooms } from '../rooms/list-rooms.ts';
import type { Page, PageQuery } from './page.ts';

let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const numbered = (count: number) => Array.from({ length: count }, (_, at) => String(at).padStart(2, '0'));

/** Forward to the end and back to the beginning: every row once, in the same order both ways. */
async function walk<Row>(read: (query: PageQuery) => Promise<Page<Row>>): Promise<Row[][]> {
  const pages = [await read({})];
  for (let last = pages[0]; last?.next; last = pages.at(-1)) pages.push(await read({ after: last.next }));
  const back = [pages.at(-1) as Page<Row>];
  for (let first = back[0]; first?.previous; first = back[0]) back.unshift(await read({ before: first.previous }));
  expect(back.map((page) => page.rows)).toEqual(pages.map((page) => page.rows));
  expect(back[0]).toMatchObject({ previous: null });
  return pages.map((page) => page.rows);
}

describe('a list by pages', () => {
  test('accounts and rooms: forward and back, each row once', async () => {
    const top = await customer();
    const owner = await actor(top.owner);
    const inner = await account(top, { name: 'Inner' });
    for (const n of numbered(51)) await account(top, { name: `A ${n}` });
    for (const n of numbered(30)) await room(inner, { name: `R ${n}` });
    const pages = await walk((query) => listAccounts(owner, top, query));
    expect(pages.map((page) => page.length)).toEqual([25, 25, 2]);
    expect(pages.flat().map((row) => row.name)).toEqual([...numbered(51).map((n) => `A ${n}`), 'Inner']);
    expect(pages.flat().at(-1)).toMatchObject({ id: inner.id, rooms: 30, ownerName: top.owner.name });
    expect((await listAccounts(owner, top, {})).total).toBe(52);
    for (const ref of [inner, top]) {
      const rooms = (await walk((query) => listRooms(owner, ref, query))).flat();
      expect(rooms.map((row) => row.name)).toEqual(numbered(30).map((n) => `R ${n}`));
      expect(rooms[0]).toMatchObject({ accountName: 'Inner', ownerName: top.owner.name, isPublic: false });
    }
  });

  test('people: along the lineage, searched, and again from its beginning where its rows are gone', async () => {
    const top = await customer();
    const owner = await actor(top.owner);
    const inner = await account(top);
    const mark = unique();
    const made = [];
    for (const n of numbered(27)) made.push(await associate(await person({ name: `${mark} ${n}` }), Number(n) % 2 ? top : inner));
    const pages = await walk((query) => listPeople(owner, inner, { ...query, q: mark }));
    expect(pages.flat().map((row) => row.name)).toEqual(numbered(27).map((n) => `${mark} ${n}`));
    const first = await listPeople(owner, inner, { q: mark });
    for (const gone of made.slice(25)) await removeAssociation(gone);
    const again = await listPeople(owner, inner, { q: mark, after: first.next as string });
    expect(again.rows).toEqual(first.rows);
  });

  test('customers by age: those of one thousandth of a second are all there, each once', async () => {
    const admin = await actor(await person({ platformRole: 'admin' }));
    const mark = unique();
    const places: MadePlace[] = [];
    for (const n of numbered(28)) places.push(await customer({ name: `${mark} ${n}` }));
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const [at, place] of places.entries())
        await tx`update customers set created_at = '2024-02-03 04:05:06.789'::timestamptz + make_interval(secs => ${at} / 1000000.0::float8) where id = ${place.id}`;
    });
    const read = (sort: string) => (query: PageQuery) => listCustomers(admin, customersListSchema.parse({ q: mark, sort, ...query }));
    const rising = (await walk(read('created_at'))).flat().map((row) => row.id);
    expect(rising).toEqual(places.map((place) => place.id));
    expect((await walk(read('-created_at'))).flat().map((row) => row.id)).toEqual(rising.toReversed());
    expect((await walk(read('-name'))).flat().map((row) => row.id)).toEqual(rising.toReversed());
    expect((await read('name')({})).total).toBe(28);
  });
});

describe('a search', () => {
  test('takes its signs as they are, in every list', async () => {
    const top = await customer({ name: `100% ${unique()}` });
    const me = top.owner;
    const owner: Actor = await actor(me);
    await associate(await person({ name: 'Plain Person' }), top, { permissions: ['rooms.view'] });
    const odd = await person({ name: 'Per_cent 100%' });
    await associate(odd, top, { permissions: ['rooms.view'] });
    for (const q of ['per_cent', '100%'])
      expect((await listPeople(owner, top, { q })).rows.map((row) => row.name)).toEqual(['Per_cent 100%']);
    for (const q of ['p%n', 'pl_in', '\\']) {
      expect((await listPeople(owner, top, { q })).rows).toEqual([]);
      expect(await listCandidates(owner, top, { q })).toEqual([]);
      expect((await findHome(owner, { q })).places).toEqual([]);
    }
    expect((await listCandidates(owner, top, { q: '100%' })).map((one) => one.address)).toEqual([odd.email]);
    expect((await findHome(owner, { q: '100%' })).places).toHaveLength(1);
    expect((await listCustomers(owner, customersListSchema.parse({ q: '100%' }))).rows).toHaveLength(1);
    expect((await listCustomers(owner, customersListSchema.parse({ q: '100_' }))).rows).toEqual([]);
  });
});

test('a list’s rows are plain data', async () => {
  const top = await customer();
  const inner = await account(top);
  await room(inner);
  const owner = await actor(top.owner);
  const plain = (rows: unknown[]) => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(structuredClone(row)).toStrictEqual(row);
  };
  plain((await listPeople(owner, top, {})).rows);
  plain((await listAccounts(owner, top, {})).rows);
  plain((await listRooms(owner, top, {})).rows);
  plain((await listCustomers(owner, customersListSchema.parse({}))).rows);
  plain((await findHome(owner, {})).places);
});

test('a list is not there for whoever may not see it', async () => {
  const top = await customer();
  const inner = await account(top);
  const member = await person();
  await associate(member, inner, { permissions: ['statistics.view'] });
  const who = await actor(member);
  for (const read of [listAccounts, listRooms, listPeople]) {
    await expect(read(who, inner, {})).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(await actor(await person()), top, {})).rejects.toMatchObject({ code: 'not_found' });
  }
});
