import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import type { Env } from '../lib/env.ts';
import { derivedGateUrl, gateRoles, getsIn, makeGateLogin, userOf } from './gate-login.ts';
import { completeAdmin } from './platform-roles.ts';

const doors = ['foyer_customer', 'foyer_self', 'foyer_platform'] as const;
const lock = 4_602_371; // any number, the same in every version: two starts must meet at it

type Sql = postgres.Sql;

/** The server is older than what the tables need. */
export class OldServer extends Error {}

type Server = { self: string; database: string; modern: boolean };

async function look(sql: Sql): Promise<Server> {
  const [row] =
    await sql`select current_user as self, current_database() as database, current_setting('server_version_num')::int as version`;
  const { self, database, version } = row as { self: string; database: string; version: number };
  if (version < 150000) throw new OldServer(`Foyer needs PostgreSQL 15 or newer; this one is ${Math.floor(version / 10000)}.`);
  return { self, database, modern: version >= 160000 };
}

// Roles are the cluster's, not the database's: another database's migration may have made them a moment ago.
async function makeRoles(sql: Sql): Promise<void> {
  for (const role of [...doors, ...gateRoles]) {
    const [exists] = await sql`select from pg_roles where rolname = ${role}`;
    if (exists) continue;
    await sql`create role ${sql(role)} nologin`.catch((error: { code?: string }) => {
      if (error.code !== '42710' && error.code !== '23505') throw error;
    });
  }
}

async function isMember(sql: Sql, { modern }: Server, user: string, role: string): Promise<boolean> {
  const [member] = await sql`select where pg_has_role(${user}, ${role}, ${modern ? 'set' : 'member'})`;
  return member !== undefined;
}

async function grantRoles(sql: Sql, server: Server, user: string, roles: readonly string[]): Promise<void> {
  // inherited rights would be rights without a door; before 16 the login's NOINHERIT says the same
  for (const role of roles)
    if (!(await isMember(sql, server, user, role)))
      await (server.modern
        ? sql`grant ${sql(role)} to ${sql(user)} with inherit false, set true`
        : sql`grant ${sql(role)} to ${sql(user)}`);
}

/**
 * The gate's login, by the URL that was given or a derived one, and whether nothing said at another door can reach it. Where
 * no second login can be, or it cannot get in, the application's serves the gate, too.
 */
async function openGate(sql: Sql, server: Server, { appUrl, gateUrl, secret }: Logins): Promise<Gate> {
  const appUser = userOf(appUrl);
  let url = gateUrl ?? derivedGateUrl(appUrl, server.database, secret);
  if (!gateUrl && !(await makeGateLogin(sql, url))) url = appUrl;
  await grantRoles(sql, server, userOf(url), gateRoles);
  await sql`grant connect on database ${sql(server.database)} to ${sql(userOf(url))}`;
  if (!gateUrl && url !== appUrl && !(await getsIn(url))) {
    url = appUrl;
    await grantRoles(sql, server, appUser, gateRoles);
  }
  // whoever migrates needs them all
  if (userOf(url) === appUser || appUser === server.self) return { gateUrl: url, apart: false };
  let apart = true;
  for (const role of gateRoles) {
    if (await isMember(sql, server, appUser, role)) await sql`revoke ${sql(role)} from ${sql(appUser)}`;
    apart &&= !(await isMember(sql, server, appUser, role));
  }
  return { gateUrl: url, apart };
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

type Logins = {
  /** the role that owns the tables: it need not be a superuser, but may create roles */
  ownerUrl: string;
  /** the login of the running application, which gets the doors but the gate and nothing else */
  appUrl: string;
  /** the gate's own login; made, with a password that follows from `secret`, where none is given */
  gateUrl?: string | undefined;
  secret: string;
};
/** What the environment says of the logins. */
export function loginsOf(settings: Env): Logins {
  const { migrationDatabaseUrl: ownerUrl, databaseUrl: appUrl, gateDatabaseUrl, appSecret: secret } = settings;
  return { ownerUrl, appUrl, gateUrl: gateDatabaseUrl === appUrl ? undefined : gateDatabaseUrl, secret };
}

/** By which URL the gate is reached, and whether the other doors' login can never become it. */
export type Gate = { gateUrl: string; apart: boolean };

/**
 * Brings the database to the code's version, under a lock that two starts cannot hold together. All of it in one
 * transaction: a failed migration changes nothing.
 */
export async function migrate(logins: Logins): Promise<Gate> {
  const { ownerUrl, appUrl } = logins;
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${lock})`;
    const server = await look(sql);
    await makeRoles(sql);
    await grantRoles(sql, server, server.self, [...doors, ...gateRoles]);
    await grantRoles(sql, server, userOf(appUrl), doors);
    await migrateQueue(sql, ownerUrl);
    await applyMigrations(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) }).catch(
      (error: Error) => {
        throw error.cause ?? error; // the database's own sentence, not the statement that it refused
      },
    );
    await sql.begin(completeAdmin);
    await sql`revoke connect on database ${sql(server.database)} from public`;
    await sql`grant connect on database ${sql(server.database)} to ${sql(userOf(appUrl))}`;
    return await openGate(sql, server, logins);
  } finally {
    await sql.end();
  }
}
