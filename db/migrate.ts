import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';

const doors = ['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_gate'] as const;
const roles = [...doors, 'foyer_jobs'] as const;
const lock = 4_602_371; // any number, the same in every version: two starts must meet at it

type Sql = postgres.Sql;

/** The server is older than what the tables need. */
export class OldServer extends Error {}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

// Roles are the cluster's, not the database's: another database's migration may have made them a moment ago.
async function makeRoles(sql: Sql, appUser: string): Promise<void> {
  const [server] = await sql`select current_user as self, current_setting('server_version_num')::int as version`;
  const { self, version } = server as { self: string; version: number };
  if (version < 150000) throw new OldServer(`Foyer needs PostgreSQL 15 or newer; this one is ${Math.floor(version / 10000)}.`);
  const modern = version >= 160000;
  for (const role of roles) {
    const [exists] = await sql`select from pg_roles where rolname = ${role}`;
    if (!exists) {
      await sql.unsafe(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`);
    }
    for (const user of new Set([appUser, self])) {
      const [member] = await sql`select where pg_has_role(${user}, ${role}, ${modern ? 'set' : 'member'})`;
      // inherited rights would be rights without a door; before 16 the login's NOINHERIT says the same
      if (!member) await sql.unsafe(`grant ${role} to ${quoted(user)}${modern ? ' with inherit false, set true' : ''}`);
    }
  }
}

// The queue brings its own tables; it may create its schema only while it does.
async function migrateQueue(sql: Sql, ownerUrl: string): Promise<void> {
  const [{ name } = { name: '' }] = await sql`select current_database() as name`;
  await sql`grant create on database ${sql(name as string)} to foyer_jobs`;
  const url = new URL(ownerUrl);
  url.searchParams.set('options', '-c role=foyer_jobs');
  try {
    await runMigrations({ connectionString: url.toString() });
  } finally {
    await sql`revoke create on database ${sql(name as string)} from foyer_jobs`;
  }
}

/**
 * Brings the database to the code's version, under a lock that two starts cannot hold together. All of it in one
 * transaction: a failed migration changes nothing.
 * @param ownerUrl the role that owns the tables: it need not be a superuser, but may create roles
 * @param appUser the login of the running application, which gets the doors and nothing else
 */
export async function migrate({ ownerUrl, appUser }: { ownerUrl: string; appUser: string }): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${lock})`;
    await makeRoles(sql, appUser);
    await migrateQueue(sql, ownerUrl);
    await applyMigrations(drizzle(sql), { migrationsFolder: new URL('./migrations', import.meta.url).pathname });
    const [{ name } = { name: '' }] = await sql`select current_database() as name`;
    await sql`revoke connect on database ${sql(name as string)} from public`;
    await sql`grant connect on database ${sql(name as string)} to ${sql(appUser)}`;
  } finally {
    await sql.end();
  }
}
