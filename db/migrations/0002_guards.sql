-- Hand-written: who is asking, and the triggers that keep what keys and checks cannot say.
create function actor() returns uuid language sql stable as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;--> statement-breakpoint
create function customer() returns uuid language sql stable as $$ select nullif(current_setting('app.customer', true), '')::uuid $$;--> statement-breakpoint

-- an association that goes takes its place out of the open invitation; one left without a place is revoked
create function invitation_place_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update invitation_places set gone = true
    where customer_id = old.customer_id and place_id = old.place_id and user_id = old.user_id and open and not gone;
  update invitations i set status = 'revoked', closed_at = now() where i.user_id = old.user_id and i.status = 'pending'
    and exists (select from invitation_places p where p.invitation_id = i.id)
    and not exists (select from invitation_places p where p.invitation_id = i.id and not p.gone);
  return old; end $$;--> statement-breakpoint
create trigger invitation_place_gone before delete on associations for each row execute function invitation_place_gone();--> statement-breakpoint

-- only owners (there or above) and admins who manage associations grant and invite; who is both acts as admin
create function acts_as(who uuid, c uuid, place uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case
    -- nobody at a door grants; the migration's role does (demo world, factories)
    when who is null then case current_setting('role') when 'none' then 'system' end
    when exists (select from platform_admins a join platform_roles r on r.id = a.role_id
      where a.user_id = who and 'associations.manage' = any (r.permissions)) then 'admin'
    when exists (select from customers where id = c and owner_id = who)
      or exists (select from rooms where customer_id = c and id = place and owner_id = who)
      or exists (select from accounts where customer_id = c and owner_id = who
        and id in (place, (select account_id from rooms where customer_id = c and id = place))) then 'owner' end $$;--> statement-breakpoint
create function stamp_grant() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare place uuid := coalesce(new.room_id, new.account_id, new.customer_id); begin
  if tg_op = 'INSERT' or new.permissions is distinct from old.permissions then
    new.granted_as := acts_as(actor(), new.customer_id, place); new.granted_by := actor(); new.granted_at := now();
    if new.granted_as is null and tg_op = 'INSERT' and new.permissions = '{}' -- a new place's owner's row, which grants nothing
      and acts_as(new.user_id, new.customer_id, place) is not null then new.granted_as := 'system'; end if;
    if new.granted_as is null then raise exception 'only owners and admins grant' using errcode = '42501'; end if;
  else
    new.granted_as := old.granted_as; new.granted_by := old.granted_by; new.granted_at := old.granted_at;
  end if;
  return new; end $$;--> statement-breakpoint
create trigger stamp_grant before insert or update on associations for each row execute function stamp_grant();--> statement-breakpoint
-- on insert, and when a resend makes somebody else the inviter
create function only_owners_invite() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if new.invited_by is distinct from coalesce(actor(), case current_setting('role') when 'none' then new.invited_by end)
    or exists (select from invitation_places p where p.invitation_id = new.id and p.open and not p.gone
      and acts_as(new.invited_by, p.customer_id, p.place_id) is distinct from new.invited_as)
  then raise exception 'only owners invite' using errcode = '42501'; end if; return null; end $$;--> statement-breakpoint
create constraint trigger only_owners_invite after insert or update of invited_by, expires_at on invitations
  deferrable initially deferred for each row execute function only_owners_invite();--> statement-breakpoint
create function places_of_invitation_are_told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  update invitations set expires_at = expires_at where id = new.invitation_id; return null; end $$;--> statement-breakpoint
create trigger ask_again after insert on invitation_places for each row execute function places_of_invitation_are_told();--> statement-breakpoint

-- the trail: nothing changes without an event of the same transaction, and no event changes
create function append_only() returns trigger language plpgsql as $$ begin
  raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$;--> statement-breakpoint
create function stamp() returns trigger language plpgsql as $$ begin
  new.xid := pg_current_xact_id(); new.at := now(); new.actor_id := actor(); return new; end $$;--> statement-breakpoint
-- two statements: an OR would never use the index
create function told() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c uuid := case when tg_nargs > 0 then to_jsonb(coalesce(new, old)) ->> tg_argv[0] end; is_told boolean; begin
  if c is null then is_told := exists (select from audit_events where xid = pg_current_xact_id() and at = now());
  else is_told := exists (select from audit_events where xid = pg_current_xact_id() and customer_id = c and at = now()); end if;
  if not is_told then raise exception 'a change of % without its audit event', tg_table_name using errcode = '23514'; end if;
  return null; end $$;--> statement-breakpoint
create function keep_ownership_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c uuid := to_jsonb(new) ->> tg_argv[0]; begin
  if tg_op = 'UPDATE' then
    if new.owner_id = old.owner_id then return null; end if;
    update ownership_history set during = tstzrange(lower(during), clock_timestamp())
      where customer_id = c and place_id = new.id and upper_inf(during);
  end if;
  insert into ownership_history select c, new.id, new.owner_id, tstzrange(coalesce(max(upper(during)), clock_timestamp()), null)
    from ownership_history where customer_id = c and place_id = new.id;
  return null; end $$;--> statement-breakpoint
create trigger closed_stays_closed before update of status on invitations for each row
  when (old.status <> 'pending' and new.status is distinct from old.status) execute function append_only();--> statement-breakpoint
create trigger append_only before update or delete on audit_events for each row execute function append_only();--> statement-breakpoint
create trigger no_truncate before truncate on audit_events execute function append_only();--> statement-breakpoint
create trigger stamp before insert on audit_events for each row execute function stamp();--> statement-breakpoint
create constraint trigger told after insert or update or delete on accounts deferrable initially deferred
  for each row execute function told('customer_id');--> statement-breakpoint
create constraint trigger told after insert or update or delete on rooms deferrable initially deferred
  for each row execute function told('customer_id');--> statement-breakpoint
-- renaming a person is no event of a customer
create constraint trigger told after insert or delete or update of user_id, permissions, status, expires_at on associations
  deferrable initially deferred for each row execute function told('customer_id');--> statement-breakpoint
create constraint trigger told after insert or update or delete on customers deferrable initially deferred
  for each row execute function told('id');--> statement-breakpoint
create constraint trigger told after insert or update or delete on users deferrable initially deferred
  for each row execute function told();--> statement-breakpoint
create constraint trigger told after insert or update or delete on invitations deferrable initially deferred
  for each row execute function told();--> statement-breakpoint
create constraint trigger told after insert or update or delete on platform_admins deferrable initially deferred
  for each row execute function told();--> statement-breakpoint
create constraint trigger told after insert or update or delete on platform_roles deferrable initially deferred
  for each row execute function told();--> statement-breakpoint
create trigger history after insert or update of owner_id on customers for each row execute function keep_ownership_history('id');--> statement-breakpoint
create trigger history after insert or update of owner_id on accounts for each row execute function keep_ownership_history('customer_id');--> statement-breakpoint
create trigger history after insert or update of owner_id on rooms for each row execute function keep_ownership_history('customer_id');
