import { sql } from 'drizzle-orm';
import { expect, expectTypeOf, test } from 'vitest';
import { actor, customer } from '../world/factories.ts';
import { atPlace } from './doors.ts';
import { columns, maybe, rows } from './rows.ts';
import { accounts, customers } from './schema/index.ts';

const shape = {
  id: customers.id,
  status: customers.status,
  domains: customers.allowedDomainsRegistration,
  since: customers.createdAt,
  account: maybe(accounts.id),
  old: sql<boolean>`${customers.createdAt} < '2000-01-01'`,
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
