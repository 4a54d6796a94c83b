import type postgres from 'postgres';
import { newId } from '../../lib/ids.ts';

export type Ground = {
  customer: string;
  account: string;
  room: string;
  owner: string;
  member: string;
  association: string;
  invitation: string;
  link: string;
};
type Plant = (sql: postgres.Sql, ground: Ground) => Promise<unknown>;

const id = () => newId();

/** For each check of db/check-invariants.sql a violation, planted where constraints and triggers are off. */
export const plants: Record<string, Plant> = {
  'V1 customer owner': (sql, on) =>
    sql`update customers set owner_id = ${on.member} where id = ${on.customer}`.then(
      () => sql`delete from associations where user_id = ${on.member}`,
    ),
  'V2 account owner': (sql, on) => sql`delete from associations where place_id = ${on.account} and user_id = ${on.owner}`,
  'V2 room owner': (sql, on) => sql`update associations set status = 'suspended' where place_id = ${on.room} and user_id = ${on.owner}`,
  'V3 history overlap': (sql, on) =>
    sql`insert into ownership_history (customer_id, place_id, owner_id, during) values (${on.customer}, ${on.customer}, ${on.owner}, '[2020-01-01,)')`,
  'V3 history gap': (sql, on) =>
    sql`insert into ownership_history (customer_id, place_id, owner_id, during) values (${on.customer}, ${on.customer}, ${on.owner}, '[2020-01-01,2020-02-01)')`,
  'V3 history present': (sql, on) => sql`delete from ownership_history where place_id = ${on.account}`,
  'V3 history of nothing': (sql, on) =>
    sql`insert into ownership_history (customer_id, place_id, owner_id, during) values (${on.customer}, ${id()}, ${on.owner}, '[2020-01-01,)')`,
  'V5 erased owner': (sql, on) => sql`update users set status = 'erased' where id = ${on.owner}`,
  'V6 granted by nobody': (sql, on) => sql`update associations set granted_as = 'owner', granted_by = null where id = ${on.association}`,
  'V6 granted to oneself': (sql, on) => sql`update associations set granted_by = user_id where id = ${on.association}`,
  'V6 renewed by nobody': (sql, on) => sql`update associations set renewed_as = 'admin', renewed_by = null where id = ${on.association}`,
  'V6 renewed by oneself': (sql, on) =>
    sql`update associations set renewed_as = 'owner', renewed_by = user_id where id = ${on.association}`,
  'V7 accepted late': (sql, on) =>
    sql`update invitations set status = 'accepted', accepted_by = user_id, accepted_at = expires_at + interval '1 hour' where id = ${on.invitation}`,
  'V7 accepted by a stranger': (sql, on) =>
    sql`update invitations set status = 'accepted', accepted_at = now(), accepted_by = ${on.owner} where id = ${on.invitation}`,
  'V7 pending under a closed invitation': (sql, on) => sql`update invitations set status = 'revoked' where id = ${on.invitation}`,
  'V7 pending without invitation': (sql, on) => sql`delete from invitation_places where invitation_id = ${on.invitation}`,
  'V7 invitation without association': (sql, on) => sql`delete from associations where customer_id = ${on.customer} and status = 'pending'`,
  'V7 open without a place': (sql, on) => sql`update invitation_places set gone = true where invitation_id = ${on.invitation}`,
  'V8 two open invitations': async (sql, on) => {
    const second = id();
    await sql`insert into invitations (id, user_id, email, invited_by, invited_as, expires_at) select ${second}, user_id, email, invited_by, invited_as, expires_at from invitations where id = ${on.invitation}`;
    await sql`insert into invitation_places (customer_id, invitation_id, place_id, user_id, permissions) select customer_id, ${second}, place_id, user_id, permissions from invitation_places where invitation_id = ${on.invitation}`;
  },
  'V9 invited by a stranger': (sql, on) => sql`update invitations set invited_as = 'system' where id = ${on.invitation}`,
  'V10 associated twice': (sql, on) =>
    sql`insert into associations (customer_id, id, user_id, status, person) select customer_id, ${id()}, user_id, status, person from associations where id = ${on.association}`,
  'V10 need missing': (sql, on) => sql`update associations set permissions = array['rooms.edit'] where id = ${on.association}`,
  'V11 account of nobody': (sql, on) => sql`update accounts set customer_id = ${id()} where id = ${on.account}`,
  'V11 room elsewhere': (sql, on) => sql`update rooms set account_id = ${id()} where id = ${on.room}`,
  'V11 association elsewhere': (sql, on) => sql`update associations set account_id = ${id()} where id = ${on.association}`,
  'V13 address twice': (sql, on) =>
    sql`update users set email_key = (select email_key from users where id = ${on.owner}) where id = ${on.member}`,
  'V13 address not folded': (sql, on) => sql`update users set email_key = 'UPPER@PEOPLE.EXAMPLE' where id = ${on.member}`,
  'V14 customer untold': (sql, on) => sql`delete from audit_events where customer_id = ${on.customer}`,
  'V14 invitation untold': (sql, on) => sql`delete from audit_events where customer_id = ${on.customer}`,
  'V14 room event without account': (sql, on) =>
    sql`insert into audit_events (customer_id, id, event, room_id) values (${on.customer}, ${id()}, 'room.edited', ${on.room})`,
  'V15 mail without job': (sql, on) => sql`update invitations set delivery = 'queued' where id = ${on.invitation}`,
  'V19 session secret': (sql, on) =>
    sql`insert into sessions (token_hash, id, user_id, expires_at) values (decode('00', 'hex'), ${id()}, ${on.member}, now())`,
  'V19 link secret': (sql, on) => sql`update invitation_links set token_hash = decode('00', 'hex') where id = ${on.link}`,
  'V19 code secret': (sql, on) =>
    sql`insert into one_time_tokens (id, purpose, user_id, token_hash, expires_at) values (${id()}, 'code', ${on.member}, decode('00', 'hex'), now())`,
  'V19 two live codes': async (sql, on) => {
    for (const hash of ['11', '22'])
      await sql`insert into one_time_tokens (id, purpose, user_id, about, token_hash, expires_at) values (${id()}, 'code', ${on.member}, ${on.invitation}, decode(repeat(${hash}, 32), 'hex'), now())`;
  },
  'V10 copy of a name': (sql, on) => sql`update associations set person = 'Somebody Else' where id = ${on.association}`,
};
