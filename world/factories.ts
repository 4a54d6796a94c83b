import { randomBytes } from 'node:crypto';
import { makeBuiltInRoles } from '../db/platform-roles.ts';
import { type Place, placeOfRow } from '../lib/access/place.ts';
import type { Actor } from '../lib/auth/actor.ts';
import { encodeSessionCookie, sha256 } from '../lib/auth/cookie.ts';
import { hashPassword } from '../lib/auth/password.ts';
import type { Locale } from '../lib/i18n/locales.ts';
import { newId } from '../lib/ids.ts';
import { searchable } from '../lib/lists/words.ts';
import { foldName } from '../lib/text/fold.ts';
import {
  type Association,
  type MadePlace,
  type Person,
  type Shape,
  tell,
  unique,
  usualPassword,
  writeAssociation,
  writePerson,
  written,
} from './factories/writing.ts';

export type Session = { sid: string; hash: Buffer; cookie: string };

const hashes = new Map<string, Promise<string>>();

// one hash a password and process: argon2 is slow on purpose
function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
}

/** Somebody who has signed in before, unless `status` says otherwise; only who is not *invited* has a password. */
export async function person(
  given: {
    email?: string;
    name?: string;
    password?: string;
    status?: Person['status'];
    locale?: Locale;
    /** as the first browser said, UTC unless given; null when none has said so yet */
    timezone?: string | null;
    platformRole?: 'admin' | 'help_desk';
    /** whether the address was ever proven; true unless said */
    verified?: boolean;
    /** since when somebody knows the address: the id says so */
    since?: Date;
  } = {},
): Promise<Person> {
  const password = given.password ?? usualPassword;
  const passwordHash = await hashOf(password);
  return written(async (sql) => {
    const made = { ...(await writePerson(sql, given)), password };
    if (made.status !== 'invited') await sql`insert into credentials ${sql({ user_id: made.id, password_hash: passwordHash })}`;
    if (given.platformRole) {
      const role = () => sql`select id from platform_roles where name = ${given.platformRole as string}`;
      if ((await role()).length === 0) await makeBuiltInRoles(sql);
      await sql`insert into platform_admins ${sql({ user_id: made.id, role_id: (await role())[0]?.id })}`;
    }
    return made;
  });
}

/** A customer with its owner, who is made unless given. */
export async function customer(
  given: {
    owner?: Person;
    name?: string;
    status?: 'active' | 'inactive' | 'suspended' | 'terminated';
    type?: 'business' | 'personal';
    policy?: 'same' | 'allowed_domains' | 'any';
    domains?: string[];
    language?: Locale;
    /** how long it has been a customer; whoever is a week old may write more mails a day */
    days?: number;
  } = {},
): Promise<MadePlace> {
  const owner = given.owner ?? (await person());
  const id = newId();
  const type = given.type ?? 'business';
  const name = given.name ?? (type === 'business' ? `Studio ${unique()}` : owner.name);
  const email = `contact@${unique()}.example`;
  const key = `${unique()}${unique().slice(0, 2)}`;
  const place: MadePlace = { ...placeOfRow({ customerId: id, accountId: null, roomId: null }), name, owner };
  return written(async (sql) => {
    await sql`insert into customers ${sql({
      id,
      customer_type: type,
      first_name: type === 'personal' ? owner.firstName : '',
      last_name: type === 'personal' ? owner.lastName : '',
      company_name: type === 'business' ? name : null,
      name,
      sort_name: foldName(name),
      search: searchable(name, email, key),
      email,
      language: given.language ?? 'en',
      status: given.status ?? 'active',
      customer_key: key,
      allowed_domains_registration: given.domains ?? [],
      invitation_email_policy: given.policy ?? 'same',
      owner_id: owner.id,
      created_at: new Date(Date.now() - (given.days ?? 0) * 24 * 60 * 60 * 1000),
    })}`;
    await writeAssociation(sql, owner, place, {});
    await tell(sql, 'customer.created', owner.id, place);
    return place;
  });
}

type Below = { owner?: Person; name?: string; status?: 'active' | 'inactive' };

/** An account; its customer's owner owns it unless another is given. */
export async function account(above: MadePlace, given: Below = {}): Promise<MadePlace> {
  const owner = given.owner ?? above.owner;
  const id = newId();
  const name = given.name ?? `Events ${unique()}`;
  const place: MadePlace = { ...placeOfRow({ customerId: above.customerId, accountId: id, roomId: null }), name, owner };
  return written(async (sql) => {
    await sql`insert into accounts ${sql({ customer_id: above.customerId, id, account_name: name, sort_name: foldName(name), account_key: unique(), service_type: 'live', status: given.status ?? 'active', owner_id: owner.id })}`;
    await writeAssociation(sql, owner, place, {});
    await tell(sql, 'account.created', owner.id, place);
    return place;
  });
}

/** A room; its account's owner owns it unless another is given. `url: null` is a room that cannot be opened. */
export async function room(above: MadePlace, given: Below & { url?: string | null } = {}): Promise<MadePlace> {
  if (above.kind !== 'account') throw new Error('a room stands in an account');
  const owner = given.owner ?? above.owner;
  const id = newId();
  const name = given.name ?? `Auditorium ${unique()}`;
  const slug = unique();
  const place: MadePlace = { ...placeOfRow({ customerId: above.customerId, accountId: above.id, roomId: id }), name, owner };
  return written(async (sql) => {
    await sql`insert into rooms ${sql({ customer_id: above.customerId, account_id: above.id, id, room_name: name, sort_name: foldName(name), room_type: 'live', slug, url: given.url === undefined ? `https://rooms.example/${slug}` : given.url, status: given.status ?? 'active', owner_id: owner.id })}`;
    await writeAssociation(sql, owner, place, {});
    await tell(sql, 'room.created', owner.id, place);
    return place;
  });
}

/** Somebody at a place, active at once unless `status` says otherwise; a pending one with its key is `pendingInvitation`. */
export async function associate(who: Person, place: Place, shape: Shape = {}): Promise<Association> {
  return written(async (sql) => {
    const made = await writeAssociation(sql, who, place, shape);
    await tell(sql, 'user.associated', who.id, place);
    return made;
  });
}

/** A browser of somebody who is signed in: the cookie's value, its secret, and the SHA-256 by which the database knows it. */
export async function session(of: Person): Promise<Session> {
  const sid = randomBytes(32).toString('base64url');
  const hash = sha256(sid);
  await written(
    (sql) => sql`insert into sessions (token_hash, id, user_id, expires_at, ip, user_agent)
    values (${hash}, ${newId()}, ${of.id}, now() + interval '12 hours', '127.0.0.1', 'factory')`,
  );
  return { sid, hash, cookie: await encodeSessionCookie(sid) };
}

/** Whoever calls a verb, signed in by a session of their own. */
export async function actor(of: Person): Promise<Actor> {
  const { hash } = await session(of);
  return { kind: 'session', session: hash, userId: of.id, request: { id: newId(), ip: '127.0.0.1', userAgent: 'factory' } };
}

/** As an admin's *Suspend* does: the person, and every session of theirs. */
export async function suspend(who: Person): Promise<void> {
  await written(async (sql) => {
    await sql`update users set status = 'suspended' where id = ${who.id}`;
    await sql`update sessions set revoked_at = now() where user_id = ${who.id} and revoked_at is null`;
    await tell(sql, 'user.suspended', who.id);
  });
}

/** Takes somebody out of a place; the database refuses it for its owner. */
export async function removeAssociation(gone: Association): Promise<void> {
  await written(async (sql) => {
    await sql`delete from associations where customer_id = ${gone.place.customerId} and id = ${gone.id}`;
    await tell(sql, 'user.removed', gone.userId, gone.place);
  });
}
