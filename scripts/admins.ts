import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { makeBuiltInRoles, tellPlatform } from '../db/platform-roles.ts';
import { hashPassword } from '../lib/auth/password.ts';
import { newPasswordSchema } from '../lib/auth/password-rules.ts';
import { env } from '../lib/env.ts';
import { newId } from '../lib/ids.ts';
import { searchable } from '../lib/lists/words.ts';
import { parseAddress } from '../lib/mail/address.ts';

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

// who knows an older password must not stay inside
async function endSessions(sql: Sql, userId: string): Promise<void> {
  await sql`update sessions set revoked_at = now() where user_id = ${userId} and revoked_at is null`;
}

type MadeAdmin = { id: string; email: string; status: string; isNew: boolean };

// a new person gets the password; one who is known becomes an admin and keeps everything that is theirs
async function makeAdmin(sql: Sql, given: string, passwordHash: string): Promise<MadeAdmin> {
  const parsed = parseAddress(given);
  if (!parsed) throw new Error(`${given} is not an e-mail address`);
  const [made] = await sql`insert into users (id, email, email_key, search, status, email_verified_at)
    values (${newId()}, ${parsed.address}, ${parsed.key}, ${searchable(parsed.address)}, 'active', now())
    on conflict (email_key) do nothing returning id`;
  const [user] = await sql`select id, email, status from users where email_key = ${parsed.key} for no key update`;
  const { id, email, status } = user as Omit<MadeAdmin, 'isNew'>;
  if (made) await sql`insert into credentials (user_id, password_hash) values (${id}, ${passwordHash})`;
  const [added] = await sql`insert into platform_admins (user_id, role_id)
    select ${id}, id from platform_roles where name = 'admin' on conflict do nothing returning user_id`;
  if (added) await tellPlatform(sql, 'admin.created', id);
  return { id, email, status, isNew: made !== undefined };
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
    await makeBuiltInRoles(sql);
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
    const made = await makeAdmin(sql, email, await hashPassword(password));
    if (given.password || !made.isNew) return { email };
    const [row] = await sql`select changed_at from credentials where user_id = ${made.id}`;
    writeFileSync(file, JSON.stringify({ email, password, changedAt: row?.changed_at.toISOString() }), { mode: 0o600 });
    return { email, password };
  });
}

/**
 * For the command line: one more platform admin. An existing person is made one and keeps password, sessions and status;
 * a password given for them is refused. Throws one sentence for what is no address or a password that nobody may choose.
 */
export async function createAdmin(given: {
  email: string;
  password?: string | undefined;
}): Promise<{ email: string; status: string; password?: string }> {
  const password = given.password ?? generatedPassword();
  if (!newPasswordSchema.safeParse(password).success)
    throw new Error('The password must have 15 to 128 characters and be none of the common ones');
  const hash = await hashPassword(password);
  return asOwner(async (sql) => {
    await makeBuiltInRoles(sql);
    const { email, status, isNew } = await makeAdmin(sql, given.email, hash);
    if (given.password && !isNew)
      throw new Error(
        `${email} has an account already and keeps its password: leave --password out, or use admin:reset-password afterwards.`,
      );
    return { email, status, ...(isNew ? { password } : {}) };
  });
}

/**
 * A new generated password for an admin; all their sessions end, and one who never signed in may now. Recorded in the
 * trail. Undefined when nobody of that address is one.
 */
export async function resetAdminPassword(given: {
  email: string;
}): Promise<{ email: string; status: string; password: string } | undefined> {
  const key = parseAddress(given.email)?.key ?? '';
  const password = generatedPassword();
  const hash = await hashPassword(password);
  return asOwner(async (sql) => {
    const [admin] = await sql`select id from users u
      where email_key = ${key} and exists (select from platform_admins where user_id = u.id) for no key update`;
    if (!admin) return undefined;
    const [user] = await sql`update users set status = case status when 'invited' then 'active' else status end,
      email_verified_at = coalesce(email_verified_at, now()) where id = ${admin.id} returning email, status`;
    await sql`insert into credentials (user_id, password_hash) values (${admin.id}, ${hash})
      on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now()`;
    await endSessions(sql, admin.id);
    await tellPlatform(sql, 'user.password_reset', admin.id);
    return { email: user?.email, status: user?.status, password };
  });
}
