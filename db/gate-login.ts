import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { userOf } from './logins.ts';
import { attempt } from './transaction.ts';

type Sql = postgres.ISql;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

// roles are the cluster's: each database has a login of its own name, of at most 63 bytes
function loginOf(database: string): string {
  const plain = `gate_of_${database}`;
  return Buffer.byteLength(plain) <= 63 ? plain : `gate_of_${createHash('sha256').update(database).digest('hex').slice(0, 48)}`;
}

/** The URL of the gate's own login, which needs no variable: its password follows from APP_SECRET and the database's name. */
export function derivedGateUrl(appUrl: string, database: string, secret: string): string {
  const key = createHmac('sha256', secret).update('gate login').digest();
  const url = new URL(appUrl);
  url.username = loginOf(database);
  url.password = createHmac('sha256', key).update(database).digest('hex');
  return url.toString();
}

// as the server itself would keep it: the password in the statement could stand in its log
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const by = (words: string) => createHmac('sha256', salted).update(words).digest();
  const stored = createHash('sha256').update(by('Client Key')).digest('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${by('Server Key').toString('base64')}`;
}

/** Makes the login of a derived URL; false where the migration's role may not, or the login cannot get in. */
export async function makeGateLogin(sql: Sql, gateUrl: string): Promise<boolean> {
  const name = userOf(gateUrl);
  const verifier = scramVerifier(new URL(gateUrl).password);
  try {
    const [exists] = await sql`select from pg_roles where rolname = ${name}`;
    const verb = exists ? 'alter' : 'create';
    await attempt(sql, () => sql.unsafe(`${verb} role ${quoted(name)} login noinherit password '${verifier}'`));
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
  return true;
}

/** Whether somebody gets in by this URL at all: a pooler in between may know no other users than its own. */
export async function getsIn(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
