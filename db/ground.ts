// What a database must be before anything is written into it: looked at before the build, and again in the migration itself.
import type postgres from 'postgres';
import { doorNames, doorRole } from './door-role.ts';
import { derivedGateUrl } from './gate-login.ts';
import { type Logins, ownerVariable, seatOf, userOf } from './logins.ts';
import { relationNames } from './migration-text.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };
import { Unfit } from './unfit.ts';

type Sql = postgres.ISql;

/** The roles that a login stands behind: what crosses a fence, and the queue, are for the gate's alone. */
export const ordinaryDoors = ['customer', 'self', 'platform'] as const;
export const gateDoors = ['gate', 'jobs'] as const;

export type Server = { self: string; database: string; modern: boolean };

async function look(sql: Sql, seat: string): Promise<Server> {
  const [row] =
    await sql`select current_user as self, current_database() as database, current_setting('server_version_num')::int as version`;
  const { self, database, version } = row as { self: string; database: string; version: number };
  if (version < 150000) throw new Unfit(`${seat} is in PostgreSQL ${Math.floor(version / 10000)}: Foyer needs 15 or newer.`);
  return { self, database, modern: version >= 160000 };
}

/** Whether a user may become a role: from 16 on a membership may be without that right. */
export async function isMember(sql: Sql, { modern }: Server, user: string, role: string): Promise<boolean> {
  const [member] = await sql`select from pg_roles u, pg_roles r
    where u.rolname = ${user} and r.rolname = ${role} and pg_has_role(u.oid, r.oid, ${modern ? 'set' : 'member'})`;
  return member !== undefined;
}

// a database is ours by the first entry of the migrations' journal; other programs keep theirs in a table of the same name
async function isOurs(sql: Sql, seat: string): Promise<boolean> {
  const [table] = await sql`select pg_get_userbyid(c.relowner) as owner,
      has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'`;
  if (!table) return false;
  if (!table.readable)
    throw new Unfit(`${seat} may not read drizzle.__drizzle_migrations, which ${table.owner} made: give Foyer a database of its own.`);
  const first = journal.entries[0]?.when ?? 0;
  const [rows] =
    await sql`select count(*)::int as all, (count(*) filter (where created_at = ${first}))::int as ours from drizzle.__drizzle_migrations`;
  if (rows?.all > 0 && rows?.ours === 0)
    throw new Unfit(`${seat} holds another program’s migrations (drizzle.__drizzle_migrations): give Foyer a database of its own.`);
  return rows?.ours > 0;
}

async function mustHoldNothingElse(sql: Sql, { rolePrefix }: Logins, seat: string): Promise<void> {
  const found = await sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p', 'f') and c.relname = any(${relationNames()}::text[])
    union all select nspname from pg_namespace
    where nspname = 'graphile_worker' and pg_get_userbyid(nspowner) <> ${doorRole('jobs', rolePrefix)} order by 1`;
  if (found.length === 0) return;
  const some = found.slice(0, 3).map(({ name }) => name);
  throw new Unfit(
    `${seat} holds what Foyer did not make (${some.join(', ')}${found.length > 3 ? ', …' : ''}): give Foyer a database of its own.`,
  );
}

async function mustKeepItsPrefix(sql: Sql, { rolePrefix }: Logins, seat: string): Promise<void> {
  const [policy] = await sql`select pg_get_userbyid(p.polroles[1]) as role from pg_policy p join pg_class c on c.oid = p.polrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relname = 'users' and p.polname = 'gate'`;
  const kept = policy?.role.replace(/_gate$/, '') ?? rolePrefix;
  if (kept !== rolePrefix)
    throw new Unfit(
      `${seat} was made for the roles of ${kept} and cannot change to those of ${rolePrefix}: set DATABASE_ROLE_PREFIX=${kept}.`,
    );
}

type Role = { name: string; makers: string[]; grantable: boolean };

/** The first role that somebody still needs and the owner may not give, with the sentence that says so. */
async function withheldRole(sql: Sql, server: Server, logins: Logins, there: Role[], ours: boolean): Promise<string | undefined> {
  const appUser = userOf(logins.appUrl);
  // where no login of the gate's own can be made, the application's serves it
  const made = [userOf(derivedGateUrl(logins.appUrl, server.database, logins.secret)), appUser];
  const gateUsers = logins.gateUrl ? [userOf(logins.gateUrl)] : made;
  const gateRoles: string[] = gateDoors.map((name) => doorRole(name, logins.rolePrefix));
  for (const { name, makers, grantable } of there) {
    if (grantable) continue;
    for (const users of [[server.self], gateRoles.includes(name) ? gateUsers : [appUser]]) {
      const members = await Promise.all(users.map((user) => isMember(sql, server, user, name)));
      if (members.includes(true)) continue;
      const maker = makers.join(' or ') || 'a superuser';
      return ours
        ? `${server.self} may not grant the role ${name} to ${users[0]}, since ${maker} made it: let ${maker} grant it.`
        : `${ownerVariable(logins)} cannot make what Foyer needs: another installation in this cluster has the role ${name} (${maker} made it), and ${seatOf(logins.ownerUrl)} may not grant it; set DATABASE_ROLE_PREFIX to a name of this installation’s own.`;
    }
  }
  return undefined;
}

async function mustHaveRights(sql: Sql, logins: Logins, server: Server, ours: boolean): Promise<void> {
  const names = doorNames.map((name) => doorRole(name, logins.rolePrefix));
  const [self] = await sql`select rolcreaterole or rolsuper as roles from pg_roles where rolname = current_user`;
  // before 16 whoever creates roles may grant any
  const there = await sql`select r.rolname as name,
      ${!server.modern && self?.roles} or pg_has_role(r.oid, 'member with admin option') as grantable,
      array(select m.rolname::text from pg_auth_members a join pg_roles m on m.oid = a.member
        where a.roleid = r.oid and a.admin_option order by 1) as makers
    from pg_roles r where r.rolname = any(${names}::text[]) order by 1`;
  const roles = there.map(({ name, makers, grantable }): Role => ({ name, makers, grantable }));
  const withheld = await withheldRole(sql, server, logins, roles, ours);
  if (withheld && (ours || self?.roles)) throw new Unfit(withheld);
  const [may] = await sql`select
    has_database_privilege(current_database(), 'create with grant option')
      or (select count(*) from pg_namespace where nspname in ('drizzle', 'graphile_worker')) = 2 as schemas,
    coalesce((select has_schema_privilege(oid, 'create') from pg_namespace where nspname = 'public'), false) as tables`;
  const lacks = [
    !self?.roles && (withheld || there.length < names.length) && 'create roles',
    !may?.schemas && `create schemas in ${server.database}`,
    !ours && !may?.tables && 'create tables in the schema public',
  ].filter(Boolean);
  const variable = ownerVariable(logins);
  if (lacks.length > 0)
    throw new Unfit(
      `${variable} cannot make what Foyer needs: ${seatOf(logins.ownerUrl)} may not ${lacks.join(' and may not ')}; let that user own the database and create roles${variable === 'DATABASE_URL' ? ', or set MIGRATION_DATABASE_URL to one that does' : ''}.`,
    );
}

/** Refuses, as Unfit, a database that is not empty, not Foyer's, or whose owner may not do what the migration does; writes nothing. */
export async function mustBear(sql: Sql, logins: Logins): Promise<Server> {
  const seat = `The database of ${ownerVariable(logins)} (${seatOf(logins.ownerUrl)})`;
  const server = await look(sql, seat);
  const ours = await isOurs(sql, seat);
  await (ours ? mustKeepItsPrefix : mustHoldNothingElse)(sql, logins, seat);
  await mustHaveRights(sql, logins, server, ours);
  return server;
}
