-- Hand-written: a new tenant table has its fence by one line, and what stays inside a customer is written at its door.
-- `select tenant_table('requests', door_grants => 'select, insert, update (status)');` in the table's own migration makes what
-- 0003 makes for the others. Platform admins read; what the gate and the worker write there is said by name.
create function tenant_table(relation regclass, door_grants text default 'select', gate_grants text default 'select') returns void
  language plpgsql set search_path = public, pg_temp as $$ begin
  execute format('alter table %s enable row level security', relation); execute format('alter table %s force row level security', relation);
  execute format('create policy definer on %s to %I using (true) with check (true)', relation, current_user);
  execute format('create policy gate on %s to foyer_gate using (true) with check (true)', relation);
  execute format('create policy platform on %s to foyer_platform using (true) with check (true)', relation);
  execute format('create policy fence on %s to foyer_customer using (customer_id = customer())', relation);
  execute format('grant select on %s to foyer_platform', relation);
  execute format('grant %s on %s to foyer_gate', gate_grants, relation);
  execute format('grant %s on %s to foyer_customer', door_grants, relation);
  execute format('create constraint trigger told after insert or update or delete on %s deferrable initially deferred for each row execute function told(''customer_id'')', relation);
end $$;--> statement-breakpoint
revoke all on function tenant_table(regclass, text, text) from public;--> statement-breakpoint

-- The middle of the one order of locks (lib/access/locks.ts): rows that the customer door does not see. It gives nothing back, and
-- there it holds nobody but whoever asks and who is here: what is elsewhere cannot be felt, also by waiting for it.
create function lock_unseen(who uuid[], changing uuid, closing uuid[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare one uuid; begin
  if current_setting('role') <> 'foyer_gate' then
    who := array(select person from unnest(who) asked (person) where person = actor()
      or exists (select from associations a where a.customer_id = customer() and a.user_id = asked.person));
    closing := array(select invitation_id from invitation_places where customer_id = customer() and invitation_id = any (closing));
  end if;
  perform 1 from platform_admins where user_id = any (who) order by user_id, role_id for share;
  for one in select distinct person from unnest(who) asked (person) order by person loop
    if one = changing then perform 1 from users where id = one for no key update;
    else perform 1 from users where id = one for share; end if;
  end loop;
  perform 1 from invitations where id = any (closing) order by id for update;
end $$;--> statement-breakpoint
revoke all on function lock_unseen(uuid[], uuid, uuid[]) from public;--> statement-breakpoint
grant execute on function lock_unseen(uuid[], uuid, uuid[]) to foyer_customer, foyer_gate;--> statement-breakpoint
-- it was there for that lock alone
revoke update (role_id) on platform_admins from foyer_gate;--> statement-breakpoint

-- Who removes: owners there or above, and admins, at every door. At the gate what is pending also goes with its invitation, by whoever declines.
create function only_owners_remove() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if current_setting('role') = 'none' or (current_setting('role') = 'foyer_gate' and old.status = 'pending') then return old; end if;
  if acts_as(actor(), old.customer_id, old.place_id) is null
  then raise exception 'only owners and admins remove' using errcode = '42501'; end if;
  return old; end $$;--> statement-breakpoint
revoke all on function only_owners_remove() from public;--> statement-breakpoint
create trigger only_owners_remove before delete on associations for each row execute function only_owners_remove();--> statement-breakpoint
create policy remove on associations for delete to foyer_customer using (customer_id = customer());--> statement-breakpoint
grant delete on associations to foyer_customer;
