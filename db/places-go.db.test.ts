import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { type MadePlace, tell, written } from '../world/factories/writing.ts';
import { account, associate, customer, person, room } from '../world/factories.ts';
import { asSuperuser, testDatabase, urlFor } from '../world/test-database.ts';

let su: postgres.Sql;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(() => su.end());

const event = (place: MadePlace) =>
  written(async (sql) => {
    const id = newId();
    await sql`insert into audit_events (customer_id, id, event, place_id, room_id) values (${place.customerId}, ${id}, 'room.edited', ${place.id}, ${place.id})`;
    return id;
  });

test('a place that goes closes its history and takes its last uses along', async () => {
  const top = await customer();
  const middle = await account(top);
  const inner = await room(middle);
  for (const place of [top, middle, inner])
    await su`insert into last_uses (customer_id, place_id, user_id, at) values (${top.id}, ${place.id}, ${top.owner.id}, now())`;
  await written(async (sql) => {
    await tell(sql, 'customer.deleted', null, top);
    await sql`delete from rooms where id = ${inner.id}`;
    await sql`delete from accounts where id = ${middle.id}`;
    await sql`delete from associations where customer_id = ${top.id}`;
    await sql`delete from customers where id = ${top.id}`;
  });
  expect(await su`select from last_uses where customer_id = ${top.id}`).toHaveLength(0);
  expect([
    ...(await su`select upper_inf(during) as open, isempty(during) as empty from ownership_history where customer_id = ${top.id}`),
  ]).toEqual(Array(3).fill({ open: false, empty: false }));
});

test('an event of a room is its account’s, whoever tells it', async () => {
  const inner = await room(await account(await customer()));
  const id = await event(inner);
  expect((await su`select account_id from audit_events where id = ${id}`)[0]?.account_id).toBe(inner.accountId);
});

describe('what leads somewhere leads to one place', () => {
  const refused = (work: Promise<unknown>, constraint: string) =>
    expect(work).rejects.toMatchObject({ code: '23505', constraint_name: constraint });
  const change = (work: (sql: postgres.TransactionSql) => Promise<unknown>, place: MadePlace) =>
    written(async (sql) => {
      await work(sql);
      await tell(sql, 'test.tried', null, place);
    });

  test('slugs in their account, account keys, subdomains and hostnames however they are written', async () => {
    const [top, other] = [await customer(), await customer()];
    const [left, right] = [await account(top), await account(top)];
    const [one, two, far] = [await room(left), await room(left), await room(right)];
    await change((sql) => sql`update rooms set slug = 'stage' where id in (${one.id}, ${far.id})`, top);
    await refused(
      change((sql) => sql`update rooms set slug = 'stage' where id = ${two.id}`, top),
      'rooms_slug',
    );
    await refused(
      change(
        (sql) => sql`update accounts set account_key = (select account_key from accounts where id = ${left.id}) where id = ${right.id}`,
        top,
      ),
      'accounts_key',
    );
    await change((sql) => sql`update customers set subdomain = 'Coral', hostname = 'tv.example.com' where id = ${top.id}`, top);
    await refused(
      change((sql) => sql`update customers set subdomain = 'coral' where id = ${other.id}`, other),
      'customers_subdomain',
    );
    await refused(
      change((sql) => sql`update customers set hostname = 'TV.example.com' where id = ${other.id}`, other),
      'customers_hostname',
    );
  });

  test('where rows clash already, a migration names them in one sentence and changes nothing', async () => {
    const guard = readFileSync(new URL('./migrations/0010_places_go.sql', import.meta.url), 'utf8').split(
      '--> statement-breakpoint',
    )[0] as string;
    const top = await customer();
    const middle = await account(top);
    const owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
    await owner.unsafe(guard);
    const [one, two] = [await room(middle), await room(middle)];
    await expect(
      owner.begin(async (sql) => {
        await sql`drop index rooms_slug`;
        await sql`alter table rooms disable trigger user`;
        await sql`update rooms set slug = 'twice' where id in (${one.id}, ${two.id})`;
        await sql.unsafe(guard);
      }),
    ).rejects.toMatchObject({
      code: '23505',
      message: `these may be there only once, and are there more often: the slug twice in the account ${middle.id}. Change all but one of each and start again`,
    });
    await owner.end();
  });
});

test('each key that is followed when something goes is led by an index', async () => {
  // with few rows a plan reads the table anyway: asked is whether it could do without
  const owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
  const some = newId();
  await owner.begin(async (sql) => {
    await sql`set local enable_seqscan = off`;
    for (const [text, index] of [
      [sql`select from associations where customer_id = ${some} and account_id = ${some}`, 'associations_account'],
      [sql`select from associations where customer_id = ${some} and room_id = ${some}`, 'associations_room'],
      [
        sql`select from invitation_places where customer_id = ${some} and open_place_id = ${some} and user_id = ${some}`,
        'invitation_places_open',
      ],
      [sql`select from invitations where accepted_by = ${some}`, 'invitations_accepted_by'],
      [sql`select from invitation_links where shown_to = ${some}`, 'invitation_links_shown_to'],
    ] as const) {
      const rows = await sql`explain ${text}`;
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(index);
    }
  });
  await owner.end();
});

test('the tables’ owner, who is no superuser, sees everything that the checker asks', async () => {
  const place = await customer();
  await associate(await person(), place);
  const owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
  const [is] = await owner`select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`;
  expect(is?.above).toBe(false);
  const tables = await su`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  for (const { name } of [...tables, { name: 'graphile_worker._private_jobs' }]) {
    const count = async (sql: postgres.Sql) => (await sql`select count(*)::int as count from ${sql(name)}`)[0]?.count;
    expect(await count(owner), name).toBe(await count(su));
  }
  await owner.end();
});
