-- Hand-written: a place goes in reasonable time and takes along what is its own; names that lead somewhere lead to one place.
do $$ declare twice text; begin
  select string_agg(what, '; ' order by what) into twice from (
    select format('the slug %s in the account %s', slug, account_id) as what from rooms group by customer_id, account_id, slug having count(*) > 1
    union all select format('the account key %s', account_key) from accounts group by account_key having count(*) > 1
    union all select format('the subdomain %s', lower(subdomain)) from customers where subdomain is not null group by lower(subdomain) having count(*) > 1
    union all select format('the hostname %s', lower(hostname)) from customers where hostname is not null group by lower(hostname) having count(*) > 1) clashes;
  if twice is not null then
    raise exception 'these may be there only once, and are there more often: %. Change all but one of each and start again', twice using errcode = '23505';
  end if; end $$;--> statement-breakpoint
create unique index rooms_slug on rooms (customer_id, account_id, slug);--> statement-breakpoint
create unique index accounts_key on accounts (account_key);--> statement-breakpoint
create unique index customers_subdomain on customers (lower(subdomain));--> statement-breakpoint
create unique index customers_hostname on customers (lower(hostname));--> statement-breakpoint

-- what the keys look for when something goes: without them each row read a whole table
create index associations_account on associations (customer_id, account_id) where account_id is not null;--> statement-breakpoint
create index associations_room on associations (customer_id, room_id) where room_id is not null;--> statement-breakpoint
create index invitation_places_open on invitation_places (customer_id, open_place_id, user_id) where open_place_id is not null;--> statement-breakpoint
create index invitations_accepted_by on invitations (accepted_by);--> statement-breakpoint
create index invitation_links_shown_to on invitation_links (shown_to);--> statement-breakpoint

create function place_is_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c uuid := to_jsonb(old) ->> tg_argv[0]; begin
  update ownership_history set during = tstzrange(lower(during), clock_timestamp()) where customer_id = c and place_id = old.id and upper_inf(during);
  delete from last_uses where customer_id = c and place_id = old.id;
  return null; end $$;--> statement-breakpoint
revoke all on function place_is_gone() from public;--> statement-breakpoint
create trigger place_is_gone after delete on customers for each row execute function place_is_gone('id');--> statement-breakpoint
create trigger place_is_gone after delete on accounts for each row execute function place_is_gone('customer_id');--> statement-breakpoint
create trigger place_is_gone after delete on rooms for each row execute function place_is_gone('customer_id');--> statement-breakpoint
update ownership_history h set during = tstzrange(lower(during), clock_timestamp()) where upper_inf(during) and not exists (select from customers where id = place_id)
  and not exists (select from accounts where customer_id = h.customer_id and id = place_id) and not exists (select from rooms where customer_id = h.customer_id and id = place_id);--> statement-breakpoint
delete from last_uses u where not exists (select from customers where id = place_id)
  and not exists (select from accounts where customer_id = u.customer_id and id = place_id) and not exists (select from rooms where customer_id = u.customer_id and id = place_id);--> statement-breakpoint

-- an event of a room is one of its account, too; whoever tells it need not know
create or replace function stamp() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  new.xid := pg_current_xact_id(); new.at := now(); new.actor_id := actor();
  if new.room_id is not null then
    new.account_id := coalesce((select account_id from rooms where customer_id = new.customer_id and id = new.room_id), new.account_id); end if;
  return new; end $$;--> statement-breakpoint
alter table audit_events disable trigger append_only;--> statement-breakpoint
update audit_events e set account_id = r.account_id from rooms r
  where r.customer_id = e.customer_id and r.id = e.room_id and e.account_id is distinct from r.account_id;--> statement-breakpoint
alter table audit_events enable trigger append_only;--> statement-breakpoint

-- the checker runs as the tables' owner: which mails wait is all that it asks of the queue
set local role foyer_jobs;--> statement-breakpoint
do $$ begin
  execute format('grant usage on schema graphile_worker to %I', session_user);
  execute format('grant select on graphile_worker._private_jobs to %I', session_user);
  execute format('create policy checker on graphile_worker._private_jobs for select to %I using (true)', session_user);
end $$;--> statement-breakpoint
reset role;
