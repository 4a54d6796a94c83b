import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pendingInvitation } from '../world/factories/invitations.ts';
import { closeFactories } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { type Ground, plants } from '../world/plants/plants.ts';
import { asSuperuser, dropDatabase, makeDatabase, testDatabase } from '../world/test-database.ts';

const text = readFileSync(new URL('./check-invariants.sql', import.meta.url), 'utf8');
// the checks as the checker itself names them: a new one without a plant fails here
const checks = [...text.matchAll(/select '(V\d+ [^']+)'/g)].map((found) => found[1] as string);
const ground = {} as Ground;
const copies: string[] = [];

beforeAll(async () => {
  const top = await customer();
  const middle = await account(top, { owner: top.owner });
  const inner = await room(middle, { owner: top.owner });
  const member = await person();
  const association = await associate(member, top, { permissions: ['rooms.view', 'rooms.edit'] });
  const invited = await pendingInvitation(top, {});
  Object.assign(ground, {
    customer: top.id,
    account: middle.id,
    room: inner.id,
    owner: top.owner.id,
    member: member.id,
    association: association.id,
    invitation: invited.invitationId,
    link: invited.linkId,
  });
  await closeFactories(); // a database that somebody is connected to is no template
});

afterAll(async () => {
  for (const copy of copies) await dropDatabase(copy);
});

// as whoever owns the tables, and is no superuser: a table without a policy for them would look empty, and so honest
const asOwner = (sql: ReturnType<typeof asSuperuser>) =>
  sql.begin(async (tx) => {
    await tx`set local role foyer_owner`;
    return tx.unsafe(text);
  });

async function scratchCopy(number: number) {
  const name = `${testDatabase}_plant${number}`;
  copies.push(name);
  await makeDatabase(name, testDatabase);
  const sql = asSuperuser(name);
  // constraints off: what no transaction could leave behind is written by hand
  const keys = await sql`select conrelid::regclass::text as relation, quote_ident(conname) as name from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'x', 'u') order by contype = 'u'`;
  for (const { relation, name: key } of keys) await sql.unsafe(`alter table ${relation} drop constraint if exists ${key} cascade`);
  await sql.unsafe('drop index one_open_invitation, one_live_token');
  await sql`select set_config('session_replication_role', 'replica', false)`;
  return sql;
}

test('the whole trust list is checked', () => {
  const named = new Set(checks.map((check) => check.split(' ')[0]));
  for (const invariant of ['V1', 'V2', 'V3', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V13', 'V14', 'V15', 'V19'])
    expect([...named], `${invariant} has a check`).toContain(invariant);
  expect(checks.length).toBe(new Set(checks).size);
});

test('an honest database has no violation', async () => {
  const sql = asSuperuser(testDatabase);
  expect([...(await asOwner(sql))]).toEqual([]);
  await sql.end();
});

describe('planted', () => {
  test.each(checks.map((check, at) => [check, at] as const))('%s is named', async (check, at) => {
    const plant = plants[check];
    expect(plant, `world/plants has no plant for ${check}`).toBeDefined();
    const sql = await scratchCopy(at);
    try {
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = 'replica'`;
        await plant?.(tx as never, ground);
      });
      const found = await asOwner(sql);
      expect(found.map((row) => row.invariant)).toContain(check);
    } finally {
      await sql.end();
    }
  });

  test('no plant is left over', () => {
    expect(Object.keys(plants).filter((name) => !checks.includes(name))).toEqual([]);
  });
});
