import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccess } from '../lib/access/find-access.ts';
import { listAccounts } from '../lib/accounts/list-accounts.ts';
import { findDialogData } from '../lib/associations/find-dialog-data.ts';
import { listCandidates } from '../lib/associations/list-candidates.ts';
import { removeAssociation } from '../lib/associations/remove-association.ts';
import { resendTo } from '../lib/associations/resend-to.ts';
import { sha256 } from '../lib/auth/cookie.ts';
import { findViewer } from '../lib/auth/find-viewer.ts';
import { listCustomers } from '../lib/customers/list-customers.ts';
import { customersListSchema } from '../lib/customers/schema.ts';
import { forgetEnv } from '../lib/env.ts';
import { findHome } from '../lib/home/find-home.ts';
import { encodeCursor } from '../lib/lists/cursor.ts';
import { listPeople } from '../lib/people/list-people.ts';
import { peopleList } from '../lib/people/order.ts';
import { listRooms } from '../lib/rooms/list-rooms.ts';
import { asSuperuser, dropDatabase, makeDatabase, testDatabase, urlFor } from '../world/test-database.ts';
import { closePools, pool } from './client.ts';
import { asSelf, atPlace } from './doors.ts';

type Asked = { door: string; opening: string; text: string; params: unknown[] };
type Node = { 'Node Type': string; 'Relation Name'?: string; 'Plan Rows': number; Plans?: Node[] };

const name = `${testDatabase}_big`;
const place = (kind: number, n: number) => `00000000-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;
const big = ['users', 'customers', 'accounts', 'rooms', 'associations', 'invitations', 'invitation_places', 'last_uses'];
const owner = { kind: 'session' as const, session: sha256('owner'), userId: place(1, 1), request: { id: '', ip: '', userAgent: '' } };
const admin = { kind: 'session' as const, session: sha256('admin'), userId: place(1, 99999), request: { id: '', ip: '', userAgent: '' } };
const asked: Asked[] = [];
let app: postgres.Sql;

// what the doors really send, with the door they send it through
function listen(): void {
  const reserve = pool().reserve.bind(pool());
  pool().reserve = async () => {
    const connection = await reserve();
    const unsafe = connection.unsafe.bind(connection);
    let opening = '';
    connection.unsafe = ((text: string, params?: unknown[], options?: object) => {
      if (text.startsWith('begin;')) opening = text;
      else if (params) asked.push({ door: opening.match(/role (\w+)/)?.[1] ?? '', opening, text, params });
      return unsafe(text, params as never, options);
    }) as typeof connection.unsafe;
    return connection;
  };
}

beforeAll(async () => {
  await makeDatabase(name);
  const sql = asSuperuser(name);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`;
    await tx.unsafe(readFileSync(new URL('../world/plants/big-world.sql', import.meta.url), 'utf8'));
  });
  await sql`analyze`;
  await sql.end();
  process.env.DATABASE_URL = urlFor('TEST_APP_URL', name);
  forgetEnv();
  app = pool();
  listen();
}, 300_000);
afterAll(async () => {
  await app.end();
  await closePools();
  await dropDatabase(name);
  process.env.DATABASE_URL = urlFor('TEST_APP_URL', testDatabase);
  forgetEnv();
}, 300_000);

const literal = (value: unknown) =>
  value === null ? 'null' : Buffer.isBuffer(value) ? `'\\x${value.toString('hex')}'` : `'${String(value).replaceAll("'", "''")}'`;

// as it stands after five runs: planned for any value, at its own door
async function planOf({ opening, text, params }: Asked): Promise<Node> {
  const connection = await app.reserve();
  try {
    await connection.unsafe(opening);
    await connection.unsafe(`set local plan_cache_mode = force_generic_plan; prepare looked as ${text}`);
    const args = params.length > 0 ? `(${params.map(literal).join(', ')})` : '';
    const [row] = await connection.unsafe(`explain (format json) execute looked${args}`);
    return (row as unknown as { 'QUERY PLAN': { Plan: Node }[] })['QUERY PLAN'][0]?.Plan as Node;
  } finally {
    await connection.unsafe('rollback; deallocate looked');
    connection.release();
  }
}

function faults(node: Node, limited = false): string[] {
  const found: string[] = [];
  const under = limited || node['Node Type'] === 'Limit';
  if (node['Node Type'] === 'Seq Scan' && big.includes(node['Relation Name'] ?? '') && !under)
    found.push(`reads all of ${node['Relation Name']}`);
  if (/Sort$/.test(node['Node Type']) && (node.Plans?.[0]?.['Plan Rows'] ?? 0) > 2000)
    found.push(`sorts ${node.Plans?.[0]?.['Plan Rows']} rows`);
  return [...found, ...(node.Plans ?? []).flatMap((child) => faults(child, under))];
}

async function right(work: () => Promise<unknown>): Promise<void> {
  asked.length = 0;
  await work();
  const statements = [...asked];
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements)
    expect(faults(await planOf(statement)), `${statement.door}: ${statement.text.slice(0, 300)}`).toEqual([]);
}

const top = { kind: 'customer' as const, id: place(2, 1) };
const middle = (list: string) => encodeCursor(list, { value: '8', id: place(1, 5000) });

test('one’s access at each level, and who one is', async () => {
  for (const [kind, id] of [
    ['customer', place(2, 1)],
    ['account', place(3, 6000)],
    ['room', place(4, 6000)],
  ] as const)
    await right(() => atPlace(owner, id, (tx) => findAccess(tx, { kind, id })));
  await right(() => asSelf(owner, findViewer));
});

test('People tabs: first page, in the middle, backwards and searched', async () => {
  const tab = middle(peopleList(top.id));
  for (const query of [{}, { after: tab }, { before: tab }, { q: 'abc def' }]) await right(() => listPeople(owner, top, query));
  await right(() => listPeople(owner, { kind: 'account', id: place(3, 6000) }, {}));
});

test('the customers of an admin, by every sort, filter and search', async () => {
  for (const query of [
    {},
    { sort: '-name' },
    { sort: 'created_at' },
    { sort: '-created_at' },
    { status: 'active' },
    { type: 'business' },
    { q: 'abc' },
    { after: middle('customers name') },
    { before: middle('customers name') },
  ])
    await right(() => listCustomers(admin, customersListSchema.parse(query)));
});

test('one’s own: customers, places, invitations', async () => {
  await right(() => listCustomers(owner, customersListSchema.parse({})));
  await right(() => findHome(owner, {}));
});

test('accounts and rooms under their parent', async () => {
  await right(() => listAccounts(owner, top, { after: middle(`accounts ${top.id}`) }));
  for (const ref of [top, { kind: 'account' as const, id: place(3, 6000) }])
    await right(() => listRooms(owner, ref, { after: middle(`rooms ${ref.id}`) }));
});

test('Select User, for an admin and for an owner, and what the dialog copies from', async () => {
  await right(() => listCandidates(admin, top, { q: 'abc' }));
  await right(() => listCandidates(owner, top, { q: 'abc' }));
  for (const ref of [top, { kind: 'account' as const, id: place(3, 6000) }]) await right(() => findDialogData(owner, ref));
});

test('one who waits in a big place is found by address, and removed with what is below', async () => {
  await right(() => resendTo(owner, { place: top, user: undefined, email: 'p41@people.example' }).catch(() => {}));
  const waiting = place(5, 80);
  await right(() => removeAssociation(owner, { place: top, association: waiting, also_below: true }));
});

test('many people go from a big place at once: what the keys ask for each is found by index, not by reading the place', async () => {
  const sql = asSuperuser(name);
  const customer = place(2, 1);
  // without the statistics of 0012 this takes more than a minute
  const going = sql.begin(async (tx) => {
    await tx`set local statement_timeout = '15s'`;
    await tx`insert into audit_events (customer_id, id, event) values (${customer}, gen_random_uuid(), 'test.tried')`;
    const gone = await tx`delete from associations where customer_id = ${customer} and place_id = ${customer}
      and user_id in (select user_id from associations where customer_id = ${customer} and status = 'active' and user_id <> ${place(1, 1)} limit 1500)`;
    await tx`set constraints all immediate`;
    throw new Error(`${gone.count} went`);
  });
  await expect(going).rejects.toThrow('1500 went');
  await sql.end();
});
