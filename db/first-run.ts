import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { platformPermissions } from '../lib/access/permissions.ts';
import { hashPassword } from '../lib/auth/password.ts';
import { newPasswordSchema } from '../lib/auth/password-rules.ts';
import { env } from '../lib/env.ts';
import { newId } from '../lib/ids.ts';
import { parseAddress } from '../lib/mail/address.ts';
import { foldName } from '../lib/text/fold.ts';

const helpDesk = ['platform.access', 'customers.read', 'accounts.read', 'rooms.read', 'users.read', 'audit.read'];
const builtIn = { admin: [...platformPermissions] as string[], help_desk: helpDesk };

type Sql = postgres.TransactionSql;

// as the migration's role: nobody without a session grants at a door
async function asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(env().migrationDatabaseUrl, { max: 1, onnotice: () => {} });
  try {
    return (await sql.begin(work)) as T;
  } finally {
    await sql.end();
  }
}

export async function tellPlatform(sql: Sql, event: string, target: string): Promise<void> {
  await sql`insert into audit_events (id, event, target_id) values (${newId()}, ${event}, ${target})`;
}

/** The roles that every installation has, in this version's extent. */
export async function ensureRoles(sql: Sql): Promise<void> {
  for (const [name, permissions] of Object.entries(builtIn)) {
    const [changed] = await sql`insert into platform_roles (id, name, permissions) values (${newId()}, ${name}, ${permissions})
      on conflict (name) do update set permissions = excluded.permissions
      where platform_roles.permissions is distinct from excluded.permissions returning id`;
    if (changed) await tellPlatform(sql, 'role.changed', changed.id);
  }
}

// who knows an older password must not stay inside
async function endSessions(sql: Sql, userId: string): Promise<void> {
  await sql`update sessions set revoked_at = now() where user_id = ${userId} and revoked_at is null`;
}

async function makeAdmin(sql: Sql, email: string, passwordHash: string): Promise<string> {
  const parsed = parseAddress(email);
  if (!parsed) throw new Error(`${email} is not an e-mail address`);
  const [user] = await sql`insert into users (id, email, email_key, search, status, email_verified_at)
    values (${newId()}, ${parsed.address}, ${parsed.key}, ${` ${foldName(parsed.address)}`}, 'active', now())
    on conflict (email_key) do update set status = 'active' returning id`;
  const id = user?.id as string;
  await sql`insert into credentials (user_id, password_hash) values (${id}, ${passwordHash})
    on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`;
  await endSessions(sql, id);
  await sql`insert into platform_admins (user_id, role_id) select ${id}, id from platform_roles where name = 'admin' on conflict do nothing`;
  await tellPlatform(sql, 'admin.created', id);
  return id;
}

/** Twenty-four letters and digits in groups: easy to read out, 119 bits. */
export function generatedPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const bytes = randomBytes(24);
  return [...bytes].map((byte, at) => (at > 0 && at % 6 === 0 ? '-' : '') + alphabet[byte % alphabet.length]).join('');
}

/**
 * The first start's admin: of ADMIN_EMAIL or a generated one. A generated password is kept in a file of mode 0600 and
 * returned until it was changed.
 */
export async function ensureFirstAdmin(given: {
  email?: string | undefined;
  password?: string | undefined;
  dataDir: string;
}): Promise<{ email: string; password?: string }> {
  const file = join(given.dataDir, 'admin-password');
  return asOwner(async (sql) => {
    await sql`select pg_advisory_xact_lock(4602372)`;
    await ensureRoles(sql);
    const [admin] =
      await sql`select u.email, c.changed_at from platform_admins p join platform_roles r on r.id = p.role_id and r.name = 'admin'
      join users u on u.id = p.user_id left join credentials c on c.user_id = u.id order by u.created_at limit 1`;
    if (admin) {
      const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
      if (!kept || kept.email !== admin.email) return { email: admin.email };
      if (admin.changed_at?.toISOString() === kept.changedAt) return { email: kept.email, password: kept.password };
      rmSync(file, { force: true });
      return { email: admin.email };
    }
    const email = given.email ?? 'admin@foyer.example';
    const password = given.password ?? generatedPassword();
    const id = await makeAdmin(sql, email, await hashPassword(password));
    if (given.password) return { email };
    const [row] = await sql`select changed_at from credentials where user_id = ${id}`;
    writeFileSync(file, JSON.stringify({ email, password, changedAt: row?.changed_at.toISOString() }), { mode: 0o600 });
    return { email, password };
  });
}

/**
 * For the command line: one more platform admin, or an existing person made one with a new password, which ends their
 * sessions. Throws one sentence for what is no address or a password that nobody may choose.
 */
export async function createAdmin(given: { email: string; password?: string | undefined }): Promise<{ email: string; password: string }> {
  const password = given.password ?? generatedPassword();
  if (!newPasswordSchema.safeParse(password).success)
    throw new Error('The password must have 15 to 128 characters and be none of the common ones');
  const hash = await hashPassword(password);
  await asOwner(async (sql) => {
    await ensureRoles(sql);
    await makeAdmin(sql, given.email, hash);
  });
  return { email: given.email, password };
}

/** A new generated password for an admin; all their sessions end. Undefined when nobody of that address is one. */
export async function resetAdminPassword(given: { email: string }): Promise<{ email: string; password: string } | undefined> {
  const key = parseAddress(given.email)?.key ?? '';
  const password = generatedPassword();
  const hash = await hashPassword(password);
  return asOwner(async (sql) => {
    const [user] =
      await sql`select id, email from users u where email_key = ${key} and exists (select from platform_admins where user_id = u.id)`;
    if (!user) return undefined;
    await sql`insert into credentials (user_id, password_hash) values (${user.id}, ${hash})
      on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`;
    await endSessions(sql, user.id);
    await tellPlatform(sql, 'user.password_reset', user.id);
    return { email: user.email, password };
  });
}
