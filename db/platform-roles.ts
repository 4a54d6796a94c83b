import type postgres from 'postgres';
import { platformPermissions } from '../lib/access/permissions.ts';
import { newId } from '../lib/ids.ts';

const helpDesk = ['platform.access', 'customers.read', 'accounts.read', 'rooms.read', 'users.read', 'audit.read'];
const builtIn = { admin: [...platformPermissions] as string[], help_desk: helpDesk };

type Sql = postgres.ISql;

export async function tellPlatform(sql: Sql, event: string, target: string): Promise<void> {
  await sql`insert into audit_events (id, event, target_id) values (${newId()}, ${event}, ${target})`;
}

/** The roles that an installation begins with. Where there are any, they are its own: what was changed or deleted stays so. */
export async function makeBuiltInRoles(sql: Sql): Promise<void> {
  const [there] = await sql`select from platform_roles limit 1`;
  if (there) return;
  for (const [name, permissions] of Object.entries(builtIn)) {
    const [made] = await sql`insert into platform_roles (id, name, permissions) values (${newId()}, ${name}, ${permissions})
      on conflict (name) do nothing returning id`;
    if (made) await tellPlatform(sql, 'role.created', made.id);
  }
}

/** Gives *admin* the keys that this version has and it lacks; it holds all of them, and no other role is touched. */
export async function completeAdmin(sql: Sql): Promise<void> {
  const [changed] = await sql`update platform_roles
    set permissions = permissions || array(select unnest(${builtIn.admin}::text[]) except select unnest(permissions))
    where name = 'admin' and not permissions @> ${builtIn.admin}::text[] returning id`;
  if (changed) await tellPlatform(sql, 'role.changed', changed.id);
}
