-- Hand-written: invitations are locked before what they cover is counted.
-- Two who take the last two places of an invitation must see each other: its row is locked first, by id, then looked at.
create or replace function invitation_place_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  perform 1 from invitations where id in (select invitation_id from invitation_places
    where customer_id = old.customer_id and place_id = old.place_id and user_id = old.user_id and open and not gone) order by id for update;
  update invitation_places set gone = true
    where customer_id = old.customer_id and place_id = old.place_id and user_id = old.user_id and open and not gone;
  update invitations i set status = 'revoked', closed_at = now() where i.user_id = old.user_id and i.status = 'pending'
    and exists (select from invitation_places p where p.invitation_id = i.id)
    and not exists (select from invitation_places p where p.invitation_id = i.id and not p.gone);
  return old; end $$;--> statement-breakpoint
-- a place that goes takes its people along, in any order: their invitations before them, by id
create function invitations_first() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  perform 1 from invitations where id in (select invitation_id from invitation_places
    where customer_id = coalesce((to_jsonb(old) ->> 'customer_id')::uuid, old.id) and place_id = old.id and open and not gone) order by id for update;
  return old; end $$;--> statement-breakpoint
revoke all on function invitations_first() from public;--> statement-breakpoint
create trigger invitations_first before delete on customers for each row execute function invitations_first();--> statement-breakpoint
create trigger invitations_first before delete on accounts for each row execute function invitations_first();--> statement-breakpoint
create trigger invitations_first before delete on rooms for each row execute function invitations_first();--> statement-breakpoint
-- what two parallel deletions left open before is closed, and told
with closed as (
  update invitations i set status = 'revoked', closed_at = now() where i.status = 'pending'
    and exists (select from invitation_places p where p.invitation_id = i.id)
    and not exists (select from invitation_places p where p.invitation_id = i.id and not p.gone) returning i.id)
insert into audit_events (customer_id, id, event, place_id, target_id, body)
  select p.customer_id, gen_random_uuid(), 'invitation.revoked', p.place_id, p.user_id, jsonb_build_object('invitation_id', p.invitation_id)
  from closed join invitation_places p on p.invitation_id = closed.id;--> statement-breakpoint
set constraints all immediate;--> statement-breakpoint
set constraints all deferred;
