import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeBuiltInRoles } from '../db/platform-roles.ts';
import { hashPassword } from '../lib/auth/password.ts';
import { env } from '../lib/env.ts';
import { newId } from '../lib/ids.ts';
import { demoAssociations, demoUses } from './seed/associations.ts';
import { chanceFrom, demoStart } from './seed/chance.ts';
import { demoInvitations } from './seed/invitations.ts';
import { demoPeople, userRow } from './seed/people.ts';
import { type DemoPlace, demoPlaces, ownerThen } from './seed/places.ts';

const password = 'seagulls over the north pier';
const day = 24 * 60 * 60 * 1000;
const stamping = [
  ['associations', 'stamp_grant'],
  ['audit_events', 'stamp'],
  ['customers', 'history'],
  ['accounts', 'history'],
  ['rooms', 'history'],
] as const;

type Sql = postgres.TransactionSql;
type Row = Record<string, unknown>;

async function insert(sql: Sql, table: string, rows: Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 200) {
    const some = rows.slice(at, at + 200);
    await sql`insert into ${sql(table)} ${sql(some as never, Object.keys(some[0] as Row) as never)}`;
  }
}

async function triggers(sql: Sql, verb: 'disable' | 'enable'): Promise<void> {
  for (const [table, name] of stamping)
    await (verb === 'disable'
      ? sql`alter table ${sql(table)} disable trigger ${sql(name)}`
      : sql`alter table ${sql(table)} enable trigger ${sql(name)}`);
}

/**
 * A believable reseller's world, the same every time: forty customers, ninety accounts, two hundred rooms, three hundred
 * people, and a year that they had. Written as the migration's role; nothing where there are customers already.
 */
export async function seedDemo(): Promise<{ customers: number; people: number }> {
  const sql = postgres(env().migrationDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [there] = await sql`select from customers limit 1`;
    if (there) return { customers: 0, people: 0 };
    const hash = await hashPassword(password);
    return await sql.begin((tx) => writeWorld(tx, hash));
  } finally {
    await sql.end();
  }
}

async function writeWorld(sql: Sql, hash: string): Promise<{ customers: number; people: number }> {
  await makeBuiltInRoles(sql);
  const [admin] = await sql`select user_id from platform_admins p join platform_roles r on r.id = p.role_id where r.name = 'admin' limit 1`;
  const chance = chanceFrom(demoStart);
  const now = Math.floor(Date.now() / day) * day;
  const people = demoPeople(chance, now);
  const world = demoPlaces(chance, people, now);
  if (!admin) throw new Error('the demo world needs the first admin');
  const adminId = admin.user_id as string;
  const associations = demoAssociations(chance, people, world, now, adminId);
  const invited = demoInvitations(chance, people, world, associations, now, adminId);
  const uses = demoUses(chance, associations, now);
  const lastSeen = new Map<string, Date>();
  for (const { user_id, at } of uses) if (at > (lastSeen.get(user_id) ?? 0)) lastSeen.set(user_id, at);
  const places: DemoPlace[] = [...world.customers, ...world.accounts, ...world.rooms];

  await triggers(sql, 'disable');
  await insert(
    sql,
    'users',
    people.map((person) => userRow(person, lastSeen.get(person.id) ?? null)),
  );
  await insert(
    sql,
    'credentials',
    people.filter((person) => person.status !== 'invited').map((person) => ({ user_id: person.id, password_hash: hash })),
  );
  await insert(
    sql,
    'customers',
    world.customers.map((one) => one.row),
  );
  await insert(
    sql,
    'accounts',
    world.accounts.map((one) => one.row),
  );
  await insert(
    sql,
    'rooms',
    world.rooms.map((one) => one.row),
  );
  await insert(sql, 'associations', [...associations.map((one) => one.row), ...invited.associations]);
  await insert(sql, 'invitations', invited.invitations);
  await insert(sql, 'invitation_links', invited.links);
  await insert(sql, 'invitation_places', invited.places);
  await writeHistories(sql, places);
  await insert(sql, 'last_uses', uses);
  const event = (
    name: string,
    place: { kind: string; id: string; customerId: string; accountId: string | null },
    target: string | null,
    actor: string | null,
    at: number,
    body: Row = {},
  ) => ({
    customer_id: place.customerId,
    id: chance.id(at),
    event: name,
    actor_id: actor,
    place_id: place.id,
    account_id: place.kind === 'customer' ? null : place.accountId,
    room_id: place.kind === 'room' ? place.id : null,
    target_id: target,
    body: sql.json(body as never),
    at: new Date(at),
  });
  await insert(sql, 'audit_events', [
    ...world.customers.map((one) => event('customer.created', one, ownerThen(one, one.created), adminId, one.created)),
    ...world.accounts.map((one) => event('account.created', one, ownerThen(one, one.created), adminId, one.created)),
    ...world.rooms.map((one) => event('room.created', one, ownerThen(one, one.created), ownerThen(one, one.created), one.created)),
    ...places.flatMap((one) =>
      one.former ? [event('ownership.transferred', one, one.ownerId, adminId, one.former.until, { from: one.former.ownerId })] : [],
    ),
    ...associations
      .filter((one) => one.row.granted_by)
      .map((one) =>
        event('user.associated', one.place, one.person.id, one.row.granted_by as string, one.created, {
          permissions: one.row.permissions,
        }),
      ),
    ...invited.events.map((one) => event(one.event, one.place, one.target, one.actor, one.at, one.body)),
  ]);
  const helper = people[39] as (typeof people)[number];
  await sql`insert into platform_admins (user_id, role_id) select ${helper.id}, id from platform_roles where name = 'help_desk'`;
  // one present event a customer, and one of the platform: the trail asks for them when the constraints are looked at now
  for (const customer of [...world.customers.map((one) => one.id), '00000000-0000-0000-0000-000000000000'])
    await sql`insert into audit_events (customer_id, id, event) values (${customer}, ${newId()}, 'demo.seeded')`;
  await sql`set constraints all immediate`;
  await triggers(sql, 'enable');
  keepSignIns(people);
  return { customers: world.customers.length, people: people.length };
}

// the owner of now, and whoever was it before
async function writeHistories(sql: Sql, places: DemoPlace[]): Promise<void> {
  const during = (from: number, to?: number) => `[${new Date(from).toISOString()},${to ? new Date(to).toISOString() : ''})`;
  await insert(
    sql,
    'ownership_history',
    places.flatMap(({ customerId, id, ownerId, created, former }) => [
      ...(former ? [{ customer_id: customerId, place_id: id, owner_id: former.ownerId, during: during(created, former.until) }] : []),
      { customer_id: customerId, place_id: id, owner_id: ownerId, during: during(former?.until ?? created) },
    ]),
  );
}

function keepSignIns(people: ReturnType<typeof demoPeople>): void {
  const file = join(env().dataDir, 'demo-sign-ins.json');
  if (existsSync(file)) return;
  const [owner, colleague] = people;
  const rows = [
    { role: 'customer owner', email: owner?.email, password },
    { role: 'colleague', email: colleague?.email, password },
    { role: 'help desk', email: people[39]?.email, password },
  ];
  writeFileSync(file, JSON.stringify(rows, null, 2), { mode: 0o600 });
}
