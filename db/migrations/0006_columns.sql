-- Hand-written: what each door may do, column by column (db/grants.txt), and who may open a place to somebody.
alter table associations add column renewed_by uuid, add column renewed_as text, add column renewed_at timestamptz,
  add constraint associations_renewed_as check (renewed_as in ('owner', 'admin', 'system'));--> statement-breakpoint
alter table ownership_history add column given_by uuid, add column given_as text not null default 'system',
  add constraint ownership_history_given_as check (given_as in ('owner', 'admin', 'system'));--> statement-breakpoint

-- A grant is a new row, other permissions, another person, an end to a suspension, a later end or none. Only owners and admins
-- give one, to nobody that is themselves; the one exception is whoever accepts, in the transaction that closes their invitation.
create or replace function stamp_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare place uuid := coalesce(new.room_id, new.account_id, new.customer_id); capacity text; accepts boolean; opens boolean; begin
  if tg_op = 'UPDATE' then
    new.granted_as := old.granted_as; new.granted_by := old.granted_by; new.granted_at := old.granted_at;
    new.renewed_as := old.renewed_as; new.renewed_by := old.renewed_by; new.renewed_at := old.renewed_at;
    if (new.user_id, new.permissions, new.status, new.expires_at) is not distinct from (old.user_id, old.permissions, old.status, old.expires_at)
    then return new; end if;
    accepts := current_setting('role') = 'foyer_gate' and old.status = 'pending' and new.status = 'active' and new.user_id = actor()
      and (new.permissions, new.expires_at) is not distinct from (old.permissions, old.expires_at) and old.granted_by is distinct from actor()
      and exists (select from invitation_places p join invitations i on i.id = p.invitation_id
        where p.customer_id = old.customer_id and p.place_id = place and p.user_id = old.user_id and not p.gone
          and i.status = 'accepted' and i.accepted_by = actor() and i.accepted_at = now());
    if accepts then return new; end if;
    opens := new.user_id <> old.user_id or (new.status = 'active' and old.status <> 'active')
      or (old.expires_at is not null and (new.expires_at is null or new.expires_at > old.expires_at));
  end if;
  capacity := acts_as(actor(), new.customer_id, place);
  if capacity is null and tg_op = 'INSERT' and new.permissions = '{}' and new.user_id = -- a new place's owner's row, which grants nothing
    coalesce((select owner_id from customers where id = place), (select owner_id from accounts where customer_id = new.customer_id and id = place),
      (select owner_id from rooms where customer_id = new.customer_id and id = place)) then capacity := 'system'; end if;
  if capacity is null then raise exception 'only owners and admins grant' using errcode = '42501'; end if;
  if new.user_id = actor() and (opens or (new.permissions <> '{}' and (tg_op = 'INSERT' or new.permissions is distinct from old.permissions)))
  then raise exception 'nobody grants to themselves' using errcode = '42501'; end if;
  if tg_op = 'INSERT' or new.permissions is distinct from old.permissions then
    new.granted_as := capacity; new.granted_by := actor(); new.granted_at := now(); end if;
  if tg_op = 'INSERT' then new.renewed_as := null; new.renewed_by := null; new.renewed_at := null;
  elsif opens then new.renewed_as := capacity; new.renewed_by := actor(); new.renewed_at := now(); end if;
  return new; end $$;--> statement-breakpoint

-- V7 at the gate: accepted now, by the session of whom it was made for, or under its customer's policy, while its inviter still may invite
create function accepted_by_whom_it_lets_in() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if current_setting('role') = 'none' then return new; end if;
  if old.status <> 'pending' then raise exception 'what was accepted stays so' using errcode = '42501'; end if;
  new.accepted_at := now();
  if new.accepted_by is distinct from actor() or new.user_id <> old.user_id or new.expires_at <= now()
    or not exists (select from users where id = new.invited_by and status = 'active')
    or exists (select from invitation_places p where p.invitation_id = new.id and not p.gone
      and acts_as(new.invited_by, p.customer_id, p.place_id) is distinct from new.invited_as)
    or (new.accepted_by <> new.user_id and (new.invited_as <> 'admin' or new.accepted_by = new.invited_by or exists (
      select from invitation_places p join customers c on c.id = p.customer_id where p.invitation_id = new.id and not p.gone
        and (c.invitation_email_policy = 'same' or c.invitation_email_policy is distinct from new.accepted_under))))
  then raise exception 'an invitation lets in whom it was made for' using errcode = '42501'; end if;
  return new; end $$;--> statement-breakpoint
create trigger accepted_by_whom_it_lets_in before update of status, accepted_at, accepted_by, accepted_under on invitations
  for each row when (new.status = 'accepted') execute function accepted_by_whom_it_lets_in();--> statement-breakpoint

-- V4: owners there or above and admins give a place away, an admin never to themselves; a new one goes to the owner above by itself
create function only_owners_give() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c uuid := to_jsonb(new) ->> tg_argv[0]; above uuid := coalesce(to_jsonb(new) ->> 'account_id', to_jsonb(new) ->> tg_argv[0]); capacity text; begin
  if tg_op = 'UPDATE' and new.owner_id = old.owner_id then return new; end if;
  capacity := acts_as(actor(), c, case tg_op when 'INSERT' then above else new.id end);
  if capacity is null and tg_op = 'INSERT' and new.owner_id = coalesce((select owner_id from customers where id = above and id <> new.id),
    (select owner_id from accounts where customer_id = c and id = above)) then return new; end if;
  if capacity is null or (tg_op = 'UPDATE' and capacity = 'admin' and new.owner_id = actor())
  then raise exception 'only owners and admins give a place away' using errcode = '42501'; end if;
  return new; end $$;--> statement-breakpoint
create trigger only_owners_give before insert or update of owner_id on customers for each row execute function only_owners_give('id');--> statement-breakpoint
create trigger only_owners_give before insert or update of owner_id on accounts for each row execute function only_owners_give('customer_id');--> statement-breakpoint
create trigger only_owners_give before insert or update of owner_id on rooms for each row execute function only_owners_give('customer_id');--> statement-breakpoint
create or replace function keep_ownership_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c uuid := to_jsonb(new) ->> tg_argv[0]; capacity text; begin
  if tg_op = 'UPDATE' then
    if new.owner_id = old.owner_id then return null; end if;
    update ownership_history set during = tstzrange(lower(during), clock_timestamp())
      where customer_id = c and place_id = new.id and upper_inf(during);
    -- asked by only_owners_give while the former owner still was one
    capacity := case when actor() is null then 'system' else coalesce(nullif(acts_as(actor(), c, new.id), 'system'), 'owner') end;
  end if;
  insert into ownership_history (customer_id, place_id, owner_id, during, given_by, given_as)
    select c, new.id, new.owner_id, tstzrange(coalesce(max(upper(during)), clock_timestamp()), null), actor(), coalesce(capacity, 'system')
    from ownership_history where customer_id = c and place_id = new.id;
  return null; end $$;--> statement-breakpoint

-- at a door, whoever manages admins makes them, and nobody themselves
create function only_admins_make_admins() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if current_setting('role') <> 'none' and (to_jsonb(new) ->> 'user_id' = actor()::text or to_jsonb(old) ->> 'user_id' = actor()::text
    or not exists (select from platform_admins a join platform_roles r on r.id = a.role_id where a.user_id = actor() and tg_argv[0] = any (r.permissions)))
  then raise exception 'only admins make admins' using errcode = '42501'; end if;
  return coalesce(new, old); end $$;--> statement-breakpoint
create trigger only_admins_make_admins before insert or update or delete on platform_admins
  for each row execute function only_admins_make_admins('admins.manage');--> statement-breakpoint
create trigger only_admins_make_admins before insert or update or delete on platform_roles
  for each row execute function only_admins_make_admins('roles.manage');--> statement-breakpoint

revoke all on users, credentials, sessions, one_time_tokens, platform_roles, platform_admins, customers, accounts, rooms, associations,
  ownership_history, last_uses, invitations, invitation_links, invitation_places, audit_events from foyer_customer, foyer_self, foyer_platform, foyer_gate;--> statement-breakpoint
-- reading: all of a table, or all but what a door has no use for
grant select on associations, last_uses, ownership_history to foyer_customer;--> statement-breakpoint
grant select on users, customers, accounts, rooms, associations, platform_roles, platform_admins, invitations, invitation_places, last_uses,
  ownership_history to foyer_platform;--> statement-breakpoint
do $$ declare one record; columns text; begin
  for one in select * from (values
    ('foyer_customer', 'customers', array['customer_metadata']), ('foyer_customer', 'accounts', array['account_metadata']),
    ('foyer_customer', 'rooms', array['room_metadata']), ('foyer_customer', 'audit_events', array['ip', 'user_agent']),
    ('foyer_self', 'users', array['user_metadata']),
    ('foyer_self', 'associations', array['granted_by', 'granted_at', 'renewed_by', 'renewed_as', 'renewed_at']),
    ('foyer_platform', 'audit_events', array['ip', 'user_agent']), ('foyer_gate', 'audit_events', array['ip', 'user_agent'])
  ) as list (door, relation, hidden) loop
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
      where attrelid = one.relation::regclass and attnum > 0 and not attisdropped and attname <> all (one.hidden);
    execute format('grant select (%s) on %I to %I', columns, one.relation, one.door);
  end loop; end $$;--> statement-breakpoint
-- changing: what a verb changes, by name; who opens a place to somebody is asked by the triggers above
grant update (first_name, last_name, company_name, name, sort_name, search, email, country, currency, language, customer_settings, version, updated_at) on customers to foyer_customer;--> statement-breakpoint
grant update (account_name, sort_name, account_settings, version, updated_at) on accounts to foyer_customer;--> statement-breakpoint
grant update (room_name, sort_name, slug, url, is_public, room_settings, version, updated_at) on rooms to foyer_customer;--> statement-breakpoint
grant update (permissions, status, expires_at, person, sort_name, search, address, version, updated_at) on associations to foyer_customer;--> statement-breakpoint
grant insert on accounts, rooms, associations, audit_events, last_uses to foyer_customer;--> statement-breakpoint
grant update (at) on last_uses to foyer_customer;--> statement-breakpoint
grant update (first_name, last_name, full_name, search, locale, timezone, user_settings, updated_at) on users to foyer_self;--> statement-breakpoint
grant update (person, sort_name, search) on associations to foyer_self;--> statement-breakpoint
grant insert on audit_events to foyer_self;--> statement-breakpoint
grant select, insert on users, credentials, sessions, one_time_tokens, customers, accounts, rooms, associations, invitations, invitation_links, invitation_places to foyer_gate;--> statement-breakpoint
grant delete on users, sessions, one_time_tokens, associations, invitations to foyer_gate;--> statement-breakpoint
grant select on platform_roles, platform_admins, ownership_history, last_uses to foyer_gate;--> statement-breakpoint
grant insert on audit_events to foyer_gate;--> statement-breakpoint
grant update (first_name, last_name, full_name, search, status, locale, timezone, user_settings, email_verified_at, last_seen_at, updated_at) on users to foyer_gate;--> statement-breakpoint
grant update (password_hash, changed_at) on credentials to foyer_gate;--> statement-breakpoint
grant update (last_seen_at, revoked_at) on sessions to foyer_gate;--> statement-breakpoint
grant update (attempts, used_at) on one_time_tokens to foyer_gate;--> statement-breakpoint
grant update (owner_id, version, updated_at) on customers, accounts, rooms to foyer_gate;--> statement-breakpoint
grant update (user_id, permissions, status, expires_at, person, sort_name, search, address, version, updated_at) on associations to foyer_gate;--> statement-breakpoint
grant update (invited_by, invited_as, accepted_under, status, expires_at, sent_at, delivery, delivery_reason, locale, message, accepted_at, accepted_by, closed_at) on invitations to foyer_gate;--> statement-breakpoint
grant update (killed_at) on invitation_links to foyer_gate;--> statement-breakpoint
-- without a column to change, its rows could not be locked
grant update (role_id) on platform_admins to foyer_gate;--> statement-breakpoint

-- nobody calls a function that was not made for them
do $$ declare one regprocedure; begin
  for one in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = current_user::regrole
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') loop
    execute format('revoke all on function %s from public', one);
  end loop; end $$;--> statement-breakpoint
grant execute on function actor(), customer(), enter(bytea, uuid), schema_version() to foyer_customer, foyer_self, foyer_platform, foyer_gate;--> statement-breakpoint
set local role foyer_jobs;--> statement-breakpoint
revoke all on function graphile_worker.enqueue from foyer_customer, foyer_platform;--> statement-breakpoint
revoke usage on schema graphile_worker from foyer_customer, foyer_platform;--> statement-breakpoint
reset role;
