// The two logins of the application and its database, made once, harmless to repeat.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';

function keptPassword(dir: string, name: string): string {
  const file = join(resolve(dir), name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

type At = { dir: string; superuserUrl: string; name: string };
export type DatabaseUrls = { ownerUrl: string; appUrl: string };

/** The URLs of both logins for the database `name`; their passwords stand in files of mode 0600 in `dir`. */
export function databaseUrls({ dir, superuserUrl, name }: At): DatabaseUrls {
  const at = (user: string, password: string) => {
    const url = new URL(superuserUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${name}`;
    return url.toString();
  };
  return { ownerUrl: at('foyer_owner', keptPassword(dir, 'owner-password')), appUrl: at('foyer_app', keptPassword(dir, 'app-password')) };
}

/**
 * Makes `foyer_owner` (owns the tables and may create roles; no superuser), `foyer_app` (may enter the doors, nothing
 * else) and the database `name`. Gives the URLs of both for it.
 */
export async function prepareDatabase({ dir, superuserUrl, name }: At): Promise<DatabaseUrls> {
  const owner = keptPassword(dir, 'owner-password');
  const app = keptPassword(dir, 'app-password');
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    const roles = (await sql`select rolname from pg_roles where rolname in ('foyer_owner', 'foyer_app')`).map((row) => row.rolname);
    for (const [role, password, rights] of [
      ['foyer_owner', owner, 'createrole'],
      ['foyer_app', app, 'noinherit'],
    ] as const) {
      const verb = roles.includes(role) ? 'alter' : 'create';
      await sql.unsafe(`${verb} role ${role} login nosuperuser nobypassrls ${rights} password '${password}'`);
    }
    const [made] = await sql`select from pg_database where datname = ${name}`;
    if (!made) await sql.unsafe(`create database ${name} owner foyer_owner`);
  } finally {
    await sql.end();
  }
  return databaseUrls({ dir, superuserUrl, name });
}
