import type postgres from 'postgres';
import { doorNames, doorRole } from './door-role.ts';
import { derivedGateUrl, getsIn, makeGateLogin } from './gate-login.ts';
import { gateDoors, isMember, mustBear, ordinaryDoors, type Server } from './ground.ts';
import { type Logins, ownerVariable, userOf } from './logins.ts';
import { migrationsFor } from './migration-text.ts';
import { completeAdmin } from './platform-roles.ts';
import { migrateQueue } from './queue.ts';
import { attempt, inTransaction, isLost } from './transaction.ts';
import { Unfit, whyNoEntry } from './unfit.ts';

const lock = 4_602_371; // any number, the same in every version: two starts must meet at it

type Sql = postgres.ISql;
type Failure = { code?: string; message: string };

// roles are the cluster's: another database's migration may have made them, or given them, a moment ago
async function unlessDone(sql: Sql, work: () => Promise<unknown>): Promise<void> {
  await attempt(sql, work).catch((error: Failure) => {
    if (error.code !== '42710' && error.code !== '23505') throw error;
  });
}

async function makeRoles(sql: Sql, roles: readonly string[]): Promise<void> {
  for (const role of roles) {
    const [exists] = await sql`select from pg_roles where rolname = ${role}`;
    if (!exists) await unlessDone(sql, () => sql`create role ${sql(role)} nologin`);
  }
}

async function grantRoles(sql: Sql, server: Server, user: string, roles: readonly string[]): Promise<void> {
  // inherited rights would be rights without a door; before 16 the login's NOINHERIT says the same
  for (const role of roles)
    if (!(await isMember(sql, server, user, role)))
      await unlessDone(sql, () =>
        server.modern ? sql`grant ${sql(role)} to ${sql(user)} with inherit false, set true` : sql`grant ${sql(role)} to ${sql(user)}`,
      );
}

async function migrateTables(sql: Sql, rolePrefix: string): Promise<void> {
  const [there] = await sql`select from pg_namespace where nspname = 'drizzle'`;
  if (!there) await sql`create schema drizzle`;
  await sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  const [newest] = await sql`select max(created_at) as at from drizzle.__drizzle_migrations`;
  for (const { when, hash, statements } of migrationsFor(rolePrefix)) {
    if (when <= Number(newest?.at ?? 0)) continue;
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
  }
}

type Built = { server: Server; gateUrl: string };

async function build(sql: Sql, logins: Logins): Promise<Built> {
  const { appUrl, rolePrefix } = logins;
  const named = (names: readonly (typeof doorNames)[number][]) => names.map((name) => doorRole(name, rolePrefix));
  await sql`select pg_advisory_xact_lock(${lock})`;
  const server = await mustBear(sql, logins);
  await makeRoles(sql, named(doorNames));
  await grantRoles(sql, server, server.self, named(doorNames));
  await grantRoles(sql, server, userOf(appUrl), named(ordinaryDoors));
  await migrateQueue(sql, server.database, doorRole('jobs', rolePrefix));
  await migrateTables(sql, rolePrefix);
  await completeAdmin(sql);
  await sql`revoke connect on database ${sql(server.database)} from public`;
  await sql`grant connect on database ${sql(server.database)} to ${sql(userOf(appUrl))}`;
  let gateUrl = logins.gateUrl ?? derivedGateUrl(appUrl, server.database, logins.secret);
  if (!logins.gateUrl && !(await makeGateLogin(sql, gateUrl))) gateUrl = appUrl;
  await grantRoles(sql, server, userOf(gateUrl), named(gateDoors));
  await sql`grant connect on database ${sql(server.database)} to ${sql(userOf(gateUrl))}`;
  return { server, gateUrl };
}

/**
 * The gate's login, by the URL that was given or a derived one, and whether nothing said at another door can reach it. Where
 * no second login can be, or it cannot get in, the application's serves the gate, too.
 */
async function settleGate({ server, gateUrl: made }: Built, { ownerUrl, appUrl, gateUrl: given, rolePrefix }: Logins): Promise<Gate> {
  const appUser = userOf(appUrl);
  const gateUrl = given || made === appUrl || (await getsIn(made)) ? made : appUrl;
  const roles = gateDoors.map((name) => doorRole(name, rolePrefix));
  return inTransaction(ownerUrl, async (sql) => {
    await sql`select pg_advisory_xact_lock(${lock})`;
    if (gateUrl === appUrl) await grantRoles(sql, server, appUser, roles);
    // whoever migrates needs them all
    if (userOf(gateUrl) === appUser || appUser === server.self) return { gateUrl, apart: false };
    let apart = true;
    for (const role of roles) {
      if (await isMember(sql, server, appUser, role)) await sql`revoke ${sql(role)} from ${sql(appUser)}`;
      apart &&= !(await isMember(sql, server, appUser, role));
    }
    return { gateUrl, apart };
  });
}

function whyNotBuilt(error: unknown, logins: Logins): Unfit {
  if (error instanceof Unfit) return error;
  const { code = '', message } = error as Failure;
  if (isLost(error) && code !== 'ECONNREFUSED')
    return new Unfit(
      `The connection was lost while the database was migrated (${message}): it is as it was or at this version, start again.`,
    );
  const noEntry = whyNoEntry(ownerVariable(logins), logins.ownerUrl, error);
  if (noEntry) return noEntry;
  const advice =
    code === '42501' ? `; the user of ${ownerVariable(logins)} must own the database and what is in it, and may create roles` : '';
  return new Unfit(`The database could not be brought to this version, and was left as it was: ${message}${advice}.`);
}

/** By which URL the gate is reached, and whether the other doors' login can never become it. */
export type Gate = { gateUrl: string; apart: boolean };

/**
 * Brings the database to the code's version, under a lock that two starts cannot hold together. Roles, grants, the queue's
 * tables and ours are one transaction: a failed migration changes nothing. Refuses with Unfit, which says so.
 */
export async function migrate(logins: Logins): Promise<Gate> {
  const built = await inTransaction(logins.ownerUrl, (sql) => build(sql, logins)).catch((error: unknown) => {
    throw whyNotBuilt(error, logins);
  });
  // its login can be tried only when it is there
  return await settleGate(built, logins).catch((error: Failure) => {
    throw new Unfit(`The database is at this version, but its gate could not be settled (${error.message}): start again.`);
  });
}
