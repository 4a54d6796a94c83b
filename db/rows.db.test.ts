import { sql } from 'drizzle-orm';
import { expect, expectTypeOf, test } from 'vitest';
import type { Permission } from '../lib/access/permissions.ts';
import { actor, customer } from '../world/factories.ts';
import { atPlace } from './doors.ts';
import { columns, gathered, maybe, orNull, rows } from './rows.ts';
import { accounts, associations, customers } from './schema/index.ts';

const shape = {
  id: customers.id,
  status: customers.status,
  domains: customers.allowedDomainsRegistration,
  since: customers.createdAt,
  account: maybe(accounts.id),
  old: sql`${customers.createdAt} < '2000-01-01'`.mapWith(Boolean),
};

test('rows have the types of their columns, and the values', async () => {
  const top = await customer({ domains: ['a.example', 'b.example'] });
  const from = sql`from ${customers} left join ${accounts} on false where ${customers.id} = ${top.id}`;
  const read = async (statement = sql`select ${columns(shape)} ${from}`) =>
    atPlace(await actor(top.owner), top.id, (tx) => rows(tx, shape, statement));
  const [row] = await read();
  expect(row).toEqual({
    id: top.id,
    status: 'active',
    domains: ['a.example', 'b.example'],
    since: expect.any(Date),
    account: null,
    old: false,
  });
  expectTypeOf(row).toEqualTypeOf<
    | {
        id: string;
        status: 'active' | 'inactive' | 'suspended' | 'terminated';
        domains: string[];
        since: Date;
        account: string | null;
        old: boolean;
      }
    | undefined
  >();
  // @ts-expect-error a column that was renamed or dropped ends the build
  expect(customers.allowedDomains).toBe(undefined);
  // @ts-expect-error and so does a row's value that its shape does not name
  expect(row?.allowedDomains).toBe(undefined);
  await expect(read(sql`select ${columns({ id: customers.id })} ${from}`)).rejects.toThrow('a statement without its status');
});

test('what an expression is mapped with makes its value, also where the driver has another', async () => {
  const top = await customer();
  const expressions = {
    // a bigint and a moment come as texts of the driver's own
    count: sql`count(*)`.mapWith(Number),
    first: sql`min(${customers.createdAt})::text`.mapWith(customers.createdAt),
    last: sql`max(${customers.createdAt})::text`.mapWith(orNull(customers.createdAt)),
    never: sql`null`.mapWith(orNull(customers.createdAt)),
  };
  const statement = sql`select ${columns(expressions)} from ${customers} where ${customers.id} = ${top.id}`;
  const [row] = await atPlace(await actor(top.owner), top.id, (tx) => rows(tx, expressions, statement));
  expect(row).toEqual({ count: 1, first: expect.any(Date), last: expect.any(Date), never: null });
  expectTypeOf(row).toEqualTypeOf<{ count: number; first: Date; last: Date | null; never: Date | null } | undefined>();
});

test('rows that are gathered in one value are read as rows of their own', async () => {
  const top = await customer();
  const member = { id: associations.id, granted: associations.permissions, since: associations.createdAt, until: associations.expiresAt };
  const at = (userId: string) =>
    sql`from ${associations} where ${associations.placeId} = ${customers.id} and ${associations.userId} = ${userId}`;
  const lists = { owners: gathered(member, at(top.owner.id)), nobody: gathered(member, at(top.id)) };
  const statement = sql`select ${columns(lists)} from ${customers} where ${customers.id} = ${top.id}`;
  const [row] = await atPlace(await actor(top.owner), top.id, (tx) => rows(tx, lists, statement));
  expect(row).toEqual({ owners: [{ id: expect.any(String), granted: [], since: expect.any(Date), until: null }], nobody: [] });
  expectTypeOf(row?.nobody).toEqualTypeOf<{ id: string; granted: Permission[]; since: Date; until: Date | null }[] | undefined>();
});
