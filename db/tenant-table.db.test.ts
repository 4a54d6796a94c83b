import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, type Door, eventOf, type Tx } from '../world/factories/at-door.ts';
import type { MadePlace, Person } from '../world/factories/writing.ts';
import { associate, customer, person } from '../world/factories.ts';
import { asSuperuser, testDatabase, urlFor } from '../world/test-database.ts';

let owner: postgres.Sql;
let su: postgres.Sql;
let here: MadePlace;
let elsewhere: MadePlace;
let member: Person;

// as a migration would write it
beforeAll(async () => {
  su = asSuperuser(testDatabase);
  owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
  await owner`create table wishes (customer_id uuid not null references customers (id), id uuid not null, words text not null,
    status text not null default 'asked', primary key (customer_id, id))`;
  await owner`select tenant_table('wishes', door_grants => 'select, insert, update (status)')`;
  here = await customer();
  elsewhere = await customer();
  member = await person();
  await associate(member, here, { permissions: ['rooms.view'] });
});
afterAll(async () => {
  await closeDoorLogins();
  await owner.end();
  await su.end();
});

const wish = (tx: Tx, place: MadePlace, words: string, id = newId()) =>
  tx`insert into wishes (customer_id, id, words) values (${place.id}, ${id}, ${words})`;
const inside = (work: (tx: Tx) => Promise<unknown>, who = member, place = here) => atDoor('foyer_customer', who, place.id, work);
const told = (work: (tx: Tx) => PromiseLike<unknown>, who = member, place = here) =>
  inside(
    async (tx) => {
      await work(tx);
      await eventOf(tx, place.id);
    },
    who,
    place,
  );
const seen = async (door: Door, who: Person, place: MadePlace | null) =>
  (await atDoor(door, who, place?.id ?? null, (tx) => tx<{ words: string }[]>`select words from wishes order by words`)).map(
    (row) => row.words,
  );
const everything = async () =>
  [...(await su`select words, status from wishes order by words`)].map(({ words, status }) => `${words} ${status}`);

describe('a table that tenant_table has made whole', () => {
  test('is written and read at the customer door, by its customer alone', async () => {
    await told((tx) => wish(tx, here, 'mine'));
    await told((tx) => wish(tx, elsewhere, 'theirs'), elsewhere.owner, elsewhere);
    await told((tx) => tx`update wishes set status = 'granted'`);
    expect(await everything()).toEqual(['mine granted', 'theirs asked']);
    expect(await seen('foyer_customer', member, here)).toEqual(['mine']);
    expect(await seen('foyer_customer', elsewhere.owner, elsewhere)).toEqual(['theirs']);
    expect(await seen('foyer_customer', member, elsewhere)).toEqual([]);
    expect(await seen('foyer_platform', await person({ platformRole: 'admin' }), null)).toEqual(['mine', 'theirs']);
  });

  test('another customer’s row is neither made, changed nor counted', async () => {
    const before = await everything();
    await expect(told((tx) => wish(tx, elsewhere, 'forged'))).rejects.toMatchObject({ code: '42501' });
    await told(async (tx) => {
      const changed = await tx`update wishes set status = 'refused' where words = 'theirs'`;
      expect(changed.count).toBe(0);
    });
    expect(await everything()).toEqual(before);
  });

  test('no column but the granted ones changes, and nothing goes', async () => {
    for (const statement of [
      "update wishes set words = 'other words'",
      `update wishes set customer_id = '${elsewhere.id}'`,
      'delete from wishes',
      'truncate wishes',
    ])
      await expect(
        told((tx) => tx.unsafe(statement)),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
    const admin = await person({ platformRole: 'admin' });
    for (const door of ['foyer_platform', 'foyer_gate'] as const)
      await expect(
        atDoor(door, admin, here.id, (tx) => tx`update wishes set status = 'refused'`),
        door,
      ).rejects.toMatchObject({ code: '42501' });
    await expect(seen('foyer_self', member, null)).rejects.toMatchObject({ code: '42501' });
  });

  test('nothing is committed without its event, in its own customer', async () => {
    const before = await everything();
    for (const work of [(tx: Tx) => wish(tx, here, 'silent'), (tx: Tx) => tx`update wishes set status = 'silent'`])
      await expect(inside(work)).rejects.toMatchObject({ code: '23514', message: expect.stringMatching(/without its audit event/) });
    // as the tables' owner, whom no fence keeps from telling somebody else's trail
    await expect(
      owner.begin(async (tx) => {
        await wish(tx, here, 'told elsewhere');
        await eventOf(tx, elsewhere.id);
      }),
    ).rejects.toMatchObject({ code: '23514' });
    expect(await everything()).toEqual(before);
  });
});

test('no door makes a table of its own whole, or anything else', async () => {
  const admin = await person({ platformRole: 'admin' });
  for (const door of ['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_gate'] as const)
    await expect(
      atDoor(door, admin, here.id, (tx) => tx`select tenant_table('wishes', 'all')`),
      door,
    ).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/permission denied for function tenant_table/) });
});
