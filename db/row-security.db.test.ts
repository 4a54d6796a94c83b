import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atDoor, closeDoorLogins, type Door, doorLogins, type Tx } from '../world/factories/at-door.ts';
import { pendingInvitation } from '../world/factories/invitations.ts';
import type { MadePlace, Person } from '../world/factories/writing.ts';
import { account, associate, customer, person, room, session } from '../world/factories.ts';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

const doors = ['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_gate'] as const;
type Tenant = { mark: string; place: MadePlace; member: Person; session: Buffer };

let su: postgres.Sql;
let app: postgres.Sql;
const tenants: Tenant[] = [];

async function tenant(mark: string): Promise<Tenant> {
  const owner = await person({ name: `Owner ${mark}`, email: `owner.${mark}@people.example` });
  const place = await customer({ owner, name: `Customer ${mark}` });
  const middle = await account(place, { owner, name: `Account ${mark}` });
  await room(middle, { owner, name: `Room ${mark}` });
  const member = await person({ name: `Member ${mark}`, email: `member.${mark}@people.example` });
  await associate(member, place, { permissions: ['rooms.view'] });
  await pendingInvitation(place, { email: `invited.${mark}@people.example`, name: `Invited ${mark}`, message: `Message ${mark}` });
  return { mark, place, member, session: (await session(member)).hash };
}

beforeAll(async () => {
  su = asSuperuser(testDatabase);
  // one connection: whatever a transaction leaves behind, the next one would find
  app = doorLogins(1).app;
  tenants.push(await tenant('aardvark'), await tenant('bumblebee'));
});
afterAll(async () => {
  await closeDoorLogins();
  await su.end();
});

const enter = <T>(door: Door, hash: Buffer | null, place: string | null, work: (tx: Tx) => Promise<T>) => atDoor(door, hash, place, work);

const relations = () => su<{ name: string; kind: string; forced: boolean; enabled: boolean; options: string[] | null }[]>`
  select relname as name, relkind as kind, relforcerowsecurity as forced, relrowsecurity as enabled, reloptions as options from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p')`;
const granted = async (door: Door) =>
  (
    await su<
      { name: string }[]
    >`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
    and (has_table_privilege(${door}, c.oid, 'select') or has_any_column_privilege(${door}, c.oid, 'select'))`
  ).map((row) => row.name);

describe('the catalogue', () => {
  test('every table is fenced, also for its owner, and every view asks one comparison behind a barrier', async () => {
    for (const relation of await relations()) {
      if (relation.kind === 'r') expect(relation, relation.name).toMatchObject({ enabled: true, forced: true });
      else expect(relation.options, relation.name).toContain('security_barrier=true');
    }
  });

  test('neither the doors nor the owner of the tables stand above the fence', async () => {
    const rows =
      await su`select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname like 'foyer\\_%' or rolname like 'gate\\_of\\_%'`;
    for (const row of rows) expect(row, row.rolname).toMatchObject({ rolsuper: false, rolbypassrls: false });
    for (const door of [...doors, 'foyer_jobs']) expect(rows.find((row) => row.rolname === door)?.rolcanlogin).toBe(false);
    const [owner] =
      await su`select distinct r.rolname, r.rolsuper from pg_class c join pg_roles r on r.oid = c.relowner where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
    expect(owner).toMatchObject({ rolname: 'foyer_owner', rolsuper: false });
  });

  test('functions that run as their owner look nowhere else', async () => {
    const rows =
      await su`select p.proname, p.proconfig from pg_proc p join pg_roles r on r.oid = p.proowner where p.prosecdef and r.rolname in ('foyer_owner', 'foyer_jobs')
      and p.pronamespace::regnamespace::text in ('public', 'graphile_worker') and p.proname in (select proname from pg_proc where pronamespace = 'public'::regnamespace or proname = 'enqueue')`;
    expect(rows.length).toBeGreaterThan(6);
    for (const row of rows) expect((row.proconfig ?? []).join(), row.proname).toMatch(/search_path=.*pg_temp/);
  });

  test('secrets are reached at the gate alone', async () => {
    for (const door of doors) {
      const seen = await granted(door);
      for (const secret of ['credentials', 'sessions', 'one_time_tokens', 'rate_limits', 'invitation_links'])
        expect(seen.includes(secret), `${secret} at ${door}`).toBe(door === 'foyer_gate');
    }
  });
});

describe('with every where dropped', () => {
  async function everything(door: Door, of: Tenant): Promise<string> {
    let seen = '';
    for (const relation of await granted(door)) {
      const rows = await enter(door, of.session, door === 'foyer_customer' ? of.place.id : null, async (tx) => {
        const columns = await su<
          { name: string }[]
        >`select attname as name from pg_attribute where attrelid = ${relation}::regclass and attnum > 0 and not attisdropped and has_column_privilege(${door}, attrelid, attnum, 'select')`;
        return tx.unsafe(`select ${columns.map((column) => `"${column.name}"::text`).join(', ')} from ${relation}`);
      });
      seen += JSON.stringify(rows);
    }
    return seen;
  }

  test.each(['foyer_customer', 'foyer_self'] as const)('%s shows nothing of the other, on one connection in turn', async (door) => {
    const [first, second] = tenants as [Tenant, Tenant];
    for (const [mine, other] of [
      [first, second],
      [second, first],
      [first, second],
    ] as const) {
      const seen = await everything(door, mine);
      expect(seen, `${door} shows one's own`).toContain(mine.mark);
      expect(seen).not.toContain(other.mark);
      expect(seen).not.toContain(other.place.id);
      expect(seen).not.toContain(other.member.id);
    }
  });

  test('self shows no other person of the same customer but the names of what one sees', async () => {
    const [first] = tenants as [Tenant];
    const rows = await enter(
      'foyer_self',
      first.session,
      null,
      (tx) => tx`select id from users union all select user_id from associations`,
    );
    expect(new Set(rows.map((row) => row.id))).toEqual(new Set([first.member.id]));
  });

  test('the platform door refuses whoever is no admin, and no door shows anything', async () => {
    const [first] = tenants as [Tenant];
    await expect(enter('foyer_platform', first.session, null, (tx) => tx`select 1`)).rejects.toMatchObject({ code: '42501' });
    expect([
      ...(await app`select id from users`),
      ...(await app`select id from associations`),
      ...(await app`select * from my_places`),
    ]).toEqual([]);
    await expect(app`select * from customers`).rejects.toMatchObject({ code: '42501' });
  });

  test('a foreign customer, a session that ended and nobody at all see an empty house', async () => {
    const [first, second] = tenants as [Tenant, Tenant];
    for (const [hash, place] of [
      [first.session, second.place.id],
      [Buffer.alloc(32), first.place.id],
      [null, first.place.id],
    ] as const)
      expect(await enter('foyer_customer', hash, place, (tx) => tx`select id from associations`)).toHaveLength(0);
  });
});
