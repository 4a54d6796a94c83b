-- How long an invitation was made for: renewing keeps it. Its expiry less its creation says so until the first renewal
-- only; from the last mail on, it says so nearly always.
alter table invitations add column hours integer not null default 168;--> statement-breakpoint
-- a new type rewrites the rows in place: an update would ask each of them for its event
alter table invitations alter column hours type integer
  using (greatest(1, least(720, round(extract(epoch from expires_at - coalesce(sent_at, created_at)) / 3600))))::integer;--> statement-breakpoint
alter table invitations add constraint invitations_hours check (hours between 1 and 720);--> statement-breakpoint
-- the folded names along the way down, so that Home's search asks for all places and not for those that it shows
create or replace view my_places with (security_barrier) as
  select a.id, a.customer_id, a.user_id, a.place_id, a.account_id, a.room_id, a.permissions, a.status, a.expires_at, a.granted_as, a.created_at,
    c.name as customer_name, c.status as customer_status, c.customer_type, coalesce(ra.id, ac.id) as under_account_id,
    coalesce(ra.account_name, ac.account_name) as account_name, r.room_name, coalesce(ra.status, ac.status) as account_status,
    r.status as room_status, r.url as room_url, coalesce(r.sort_name, ac.sort_name, c.sort_name) as sort_name,
    coalesce(r.owner_id, ac.owner_id, c.owner_id) as owner_id, o.person as owner_name, l.at as last_use,
    concat_ws(' ', r.sort_name, ra.sort_name, ac.sort_name, c.sort_name) as search
  from associations a join customers c on c.id = a.customer_id
    left join accounts ac on ac.customer_id = a.customer_id and ac.id = a.account_id
    left join rooms r on r.customer_id = a.customer_id and r.id = a.room_id
    left join accounts ra on ra.customer_id = a.customer_id and ra.id = r.account_id
    left join associations o on o.customer_id = a.customer_id and o.place_id = a.place_id and o.user_id = coalesce(r.owner_id, ac.owner_id, c.owner_id)
    left join last_uses l on l.customer_id = a.customer_id and l.place_id = a.place_id and l.user_id = a.user_id
  where a.user_id = actor();
