-- Hand-written: what a door may read of tables that it has no grant on. Definer views, one comparison each. A join cannot
-- enter them: hand them a page's people as one array, never join them with the page.
-- every door: what authorize() adds for an admin
create view my_platform_roles with (security_barrier) as
  select r.name, r.permissions from platform_admins p join platform_roles r on r.id = p.role_id where p.user_id = actor();--> statement-breakpoint
-- customer door: facts about the persons who are here
create view people with (security_barrier) as
  select a.customer_id, a.place_id, a.user_id, a.person, u.email_key, u.status, u.created_at
  from associations a join users u on u.id = a.user_id where a.customer_id = customer();--> statement-breakpoint
-- customer door: the pending rows of a People tab
create view open_invitations with (security_barrier) as
  select p.customer_id, p.place_id, p.user_id, p.permissions, i.id, i.email, i.status, i.expires_at, i.sent_at, i.delivery, i.delivery_reason,
    i.invited_by, i.invited_as, i.created_at, i.locale
  from invitation_places p join invitations i on i.id = p.invitation_id where p.open and not p.gone and p.customer_id = customer();--> statement-breakpoint
-- self door: one's places with lineage, owner and last use
create view my_places with (security_barrier) as
  select a.id, a.customer_id, a.user_id, a.place_id, a.account_id, a.room_id, a.permissions, a.status, a.expires_at, a.granted_as, a.created_at,
    c.name as customer_name, c.status as customer_status, c.customer_type, coalesce(ra.id, ac.id) as under_account_id,
    coalesce(ra.account_name, ac.account_name) as account_name, r.room_name, coalesce(ra.status, ac.status) as account_status,
    r.status as room_status, r.url as room_url, coalesce(r.sort_name, ac.sort_name, c.sort_name) as sort_name,
    coalesce(r.owner_id, ac.owner_id, c.owner_id) as owner_id, o.person as owner_name, l.at as last_use
  from associations a join customers c on c.id = a.customer_id
    left join accounts ac on ac.customer_id = a.customer_id and ac.id = a.account_id
    left join rooms r on r.customer_id = a.customer_id and r.id = a.room_id
    left join accounts ra on ra.customer_id = a.customer_id and ra.id = r.account_id
    left join associations o on o.customer_id = a.customer_id and o.place_id = a.place_id and o.user_id = coalesce(r.owner_id, ac.owner_id, c.owner_id)
    left join last_uses l on l.customer_id = a.customer_id and l.place_id = a.place_id and l.user_id = a.user_id
  where a.user_id = actor();--> statement-breakpoint
-- self door: who invites one, to what
create view my_invitations with (security_barrier) as
  select i.id, i.status, i.expires_at, i.created_at, coalesce(o.person, '') as inviter_name, i.invited_as, p.customer_id, p.place_id, p.permissions,
    c.name as customer_name, coalesce(ra.account_name, ac.account_name) as account_name, r.room_name
  from invitations i join invitation_places p on p.invitation_id = i.id join customers c on c.id = p.customer_id
    left join accounts ac on ac.customer_id = p.customer_id and ac.id = p.place_id
    left join rooms r on r.customer_id = p.customer_id and r.id = p.place_id
    left join accounts ra on ra.customer_id = p.customer_id and ra.id = r.account_id
    left join lateral (select person from associations o where o.customer_id = p.customer_id and o.user_id = i.invited_by and i.invited_as = 'owner' limit 1) o on true
  where p.open and not p.gone and i.user_id = actor();--> statement-breakpoint
grant select on my_platform_roles to foyer_customer, foyer_self, foyer_platform, foyer_gate;--> statement-breakpoint
grant select on people, open_invitations to foyer_customer;--> statement-breakpoint
grant select on my_places, my_invitations to foyer_self;--> statement-breakpoint

-- The queue's tables are foyer_jobs' own and closed to the doors: this is the only way in, within the caller's transaction.
set local role foyer_jobs;--> statement-breakpoint
create function graphile_worker.enqueue(task text, payload json, key text default null, run_at timestamptz default null) returns void
  language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, payload, job_key := key, run_at := run_at, max_attempts := 25) $$;--> statement-breakpoint
revoke all on function graphile_worker.enqueue from public;--> statement-breakpoint
grant usage on schema graphile_worker to foyer_gate, foyer_customer, foyer_platform;--> statement-breakpoint
grant execute on function graphile_worker.enqueue to foyer_gate, foyer_customer, foyer_platform;--> statement-breakpoint
reset role;
--> statement-breakpoint
-- the time stamp of the newest migration: what a start compares with the code's own
create function schema_version() returns bigint language sql stable security definer set search_path = pg_temp as $$
  select max(created_at) from drizzle.__drizzle_migrations $$;
