import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { Permission } from '../../lib/access/permissions.ts';
import { type Place, placeColumns } from '../../lib/access/place.ts';
import { env } from '../../lib/env.ts';
import type { Locale } from '../../lib/i18n/locales.ts';
import { newId } from '../../lib/ids.ts';
import { searchable } from '../../lib/lists/words.ts';
import { parseAddress } from '../../lib/mail/address.ts';
import { knownColumns } from '../known-columns.ts';

export type Person = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  name: string;
  password: string;
  status: 'invited' | 'active' | 'suspended';
};
export type MadePlace = Place & { name: string; owner: Person };
export type Association = { id: string; place: Place; userId: string; permissions: Permission[] };
export type Sql = postgres.TransactionSql;

/** The password of everybody who is made without another one. */
export const usualPassword = 'lanterns beside the quiet canal';
let connections: postgres.Sql | undefined;

/** One transaction as the migration's role, without a door: nobody without a session grants at one. */
export async function written<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  connections ??= postgres(env().migrationDatabaseUrl, { max: 4, idle_timeout: 5, onnotice: () => {} });
  return (await connections.begin(work)) as T;
}

/** Ends the factories' connections, after a test file. */
export async function closeFactories(): Promise<void> {
  const open = connections;
  connections = undefined;
  await open?.end({ timeout: 5 });
}

/** Eight letters that no other call gets, so that files run in parallel and a search finds one thing. */
export function unique(): string {
  return [...randomBytes(8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** The audit event that the database asks of every change. */
export async function tell(sql: Sql, event: string, target: string | null, place?: Place): Promise<void> {
  await sql`insert into audit_events ${sql({
    id: newId(),
    event,
    target_id: target,
    ...(place ? { customer_id: place.customerId, place_id: place.id, account_id: place.accountId, room_id: place.roomId } : {}),
  })}`;
}

/** A person's row alone, without a password. */
export async function writePerson(
  sql: Sql,
  given: {
    email?: string | undefined;
    name?: string;
    status?: Person['status'];
    locale?: Locale | undefined;
    timezone?: string | null | undefined;
    verified?: boolean;
    since?: Date;
  },
): Promise<Person> {
  const [firstName = '', ...rest] = (given.name ?? `Nora ${unique()}`).split(' ');
  const lastName = rest.join(' ');
  const parsed = parseAddress(given.email ?? `${unique()}@people.example`);
  if (!parsed) throw new Error(`${given.email} is no address`);
  const status = given.status ?? 'active';
  const person: Person = {
    id: newId(given.since?.getTime()),
    email: parsed.address,
    firstName,
    lastName,
    name: `${firstName} ${lastName}`.trim(),
    password: usualPassword,
    status,
  };
  await sql`insert into users ${sql({
    id: person.id,
    email: parsed.address,
    email_key: parsed.key,
    first_name: firstName,
    last_name: lastName,
    full_name: person.name,
    search: searchable(person.name, parsed.address),
    status,
    locale: given.locale ?? null,
    timezone: given.timezone === undefined && status !== 'invited' ? 'UTC' : (given.timezone ?? null),
    email_verified_at: status === 'invited' || given.verified === false ? null : new Date(),
  })}`;
  await tell(sql, 'user.created', person.id);
  return person;
}

export type Shape = {
  permissions?: Permission[];
  status?: 'pending' | 'active' | 'suspended';
  expiresAt?: Date | null;
};

/** An association's row; `known` is the name that the customer was told, the person's own unless given. */
export async function writeAssociation(sql: Sql, who: Person, place: Place, shape: Shape & { known?: string }): Promise<Association> {
  const id = newId();
  const columns = placeColumns(place);
  await sql`insert into associations ${sql({
    customer_id: columns.customerId,
    account_id: columns.accountId,
    room_id: columns.roomId,
    id,
    user_id: who.id,
    ...knownColumns(shape.known ?? who.name, who.email),
    permissions: shape.permissions ?? [],
    status: shape.status ?? 'active',
    expires_at: shape.expiresAt ?? null,
  })}`;
  return { id, place, userId: who.id, permissions: shape.permissions ?? [] };
}
