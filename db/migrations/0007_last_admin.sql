-- Hand-written: there is always somebody who can make admins. Asked before the commit, one at a time: two who take each other
-- away would each still see the other.
create function an_admin_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_table_name = 'users' and not exists (select from platform_admins where user_id = (to_jsonb(old) ->> 'id')::uuid) then return null; end if;
  perform pg_advisory_xact_lock(4602373);
  if not exists (select from platform_admins a join platform_roles r on r.id = a.role_id join users u on u.id = a.user_id
    where u.status = 'active' and 'admins.manage' = any (r.permissions))
  then raise exception 'the last admin stays' using errcode = '23514', constraint = 'an_admin_stays'; end if;
  return null; end $$;--> statement-breakpoint
revoke all on function an_admin_stays() from public;--> statement-breakpoint
create constraint trigger an_admin_stays after update or delete on platform_admins deferrable initially deferred
  for each row execute function an_admin_stays();--> statement-breakpoint
create constraint trigger an_admin_stays after update of permissions or delete on platform_roles deferrable initially deferred
  for each row execute function an_admin_stays();--> statement-breakpoint
create constraint trigger an_admin_stays after update of status on users deferrable initially deferred
  for each row when (old.status = 'active' and new.status <> 'active') execute function an_admin_stays();--> statement-breakpoint

-- *admin* is what it is called: it holds every key and stays
create function admin_stays_whole() returns trigger language plpgsql as $$ begin
  if tg_op = 'UPDATE' and new.name = old.name and new.permissions @> old.permissions then return new; end if;
  raise exception 'the role admin is neither taken away nor made smaller' using errcode = '23514', constraint = 'admin_stays_whole'; end $$;--> statement-breakpoint
revoke all on function admin_stays_whole() from public;--> statement-breakpoint
create trigger admin_stays_whole before update or delete on platform_roles for each row when (old.name = 'admin') execute function admin_stays_whole();
