-- Hand-written: row-level security, four doors with one database role each (the roles are made before the migration).
--   foyer_customer  inside the customer of the place that the address names
--   foyer_self      one's own things across customers
--   foyer_platform  platform admins' lists over everything
--   foyer_gate      how a stranger becomes somebody, and what crosses a fence; the worker
-- Each policy is ONE comparison with a setting (or true): an OR, an array or a subquery in it costs a hundred times.
create function enter(session_hash bytea, place uuid default null) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare who uuid; seen timestamptz; platform boolean; inside uuid; begin
  select s.user_id, s.last_seen_at into who, seen from sessions s join users u on u.id = s.user_id
    where s.token_hash = session_hash and s.revoked_at is null and s.expires_at > now() and s.last_seen_at + s.idle > now() and u.status = 'active';
  if seen < now() - interval '5 minutes' then update sessions set last_seen_at = now() where token_hash =
    (select token_hash from sessions where token_hash = session_hash and last_seen_at = seen for update skip locked); end if; -- never waits for another tab
  platform := exists (select from platform_admins where user_id = who);
  if current_setting('role') = 'foyer_platform' and not platform then raise exception 'not a platform admin' using errcode = '42501'; end if;
  if place is not null then
    inside := coalesce((select id from customers where id = place), (select customer_id from accounts where id = place), (select customer_id from rooms where id = place));
    if not platform and not exists (select from associations where user_id = who and customer_id = inside and status = 'active' and (expires_at is null or expires_at > now()))
    then inside := null; end if;
  end if;
  perform set_config('app.actor', coalesce(who::text, ''), true), set_config('app.customer', coalesce(inside::text, ''), true);
  return who; end $$;--> statement-breakpoint

do $$ declare t text; d text; begin
  foreach d in array array['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_gate'] loop
    execute format('grant usage on schema public to %I', d); end loop;
  foreach t in array array['users', 'credentials', 'sessions', 'one_time_tokens', 'rate_limits', 'platform_roles', 'platform_admins', 'customers', 'accounts', 'rooms',
                           'associations', 'ownership_history', 'last_uses', 'invitations', 'invitation_links', 'invitation_places', 'audit_events'] loop
    execute format('alter table %I enable row level security', t); execute format('alter table %I force row level security', t);
    execute format('create policy definer on %I to %I using (true) with check (true)', t, current_user); -- FORCE binds the owner's functions and views, too
    execute format('create policy gate on %I to foyer_gate using (true) with check (true)', t);
    if t = 'ownership_history' then execute 'grant select on ownership_history to foyer_gate'; -- written by its trigger
    elsif t = 'audit_events' then execute 'grant select, insert on audit_events to foyer_gate';
    else execute format('grant select, insert, update, delete on %I to foyer_gate', t); end if;
    if t not in ('credentials', 'sessions', 'one_time_tokens', 'rate_limits', 'invitation_links') then
      execute format('create policy platform on %I to foyer_platform using (true) with check (true)', t); execute format('grant select on %I to foyer_platform', t); end if;
    if t in ('accounts', 'rooms', 'ownership_history', 'invitation_places', 'audit_events') then
      execute format('create policy fence on %I to foyer_customer using (customer_id = customer())', t); execute format('grant select on %I to foyer_customer', t); end if;
  end loop; end $$;--> statement-breakpoint
create policy fence on customers to foyer_customer using (id = customer());--> statement-breakpoint
create policy fence on last_uses to foyer_customer using (customer_id = customer()) with check (customer_id = customer() and user_id = actor());--> statement-breakpoint
create policy see on associations for select to foyer_customer using (customer_id = customer());--> statement-breakpoint
create policy add on associations for insert to foyer_customer with check (customer_id = customer() and user_id <> actor());--> statement-breakpoint
create policy change on associations for update to foyer_customer using (customer_id = customer()) with check (customer_id = customer() and user_id <> actor());--> statement-breakpoint

-- what each door may read and change; the verbs' own rules are in the code, the promises in the keys and triggers
grant select on customers, associations to foyer_customer;--> statement-breakpoint
grant update on customers, accounts, rooms to foyer_customer;--> statement-breakpoint
grant insert on rooms, accounts, associations, audit_events to foyer_customer;--> statement-breakpoint
grant update (permissions, status, expires_at, person, sort_name, search, address, version, updated_at) on associations to foyer_customer;--> statement-breakpoint
grant select, insert, update (at) on last_uses to foyer_customer;--> statement-breakpoint
grant insert, update on users, customers, accounts, rooms, associations to foyer_platform;--> statement-breakpoint
grant insert on audit_events to foyer_platform;--> statement-breakpoint
create policy own on users to foyer_self using (id = actor());--> statement-breakpoint
grant select, update (full_name, search, locale, timezone, user_settings, updated_at) on users to foyer_self;--> statement-breakpoint
create policy own on associations to foyer_self using (user_id = actor());--> statement-breakpoint
grant select, update (person, sort_name, search) on associations to foyer_self;--> statement-breakpoint
create policy tell on audit_events for insert to foyer_self with check (customer_id = '00000000-0000-0000-0000-000000000000');--> statement-breakpoint
grant insert on audit_events to foyer_self;
