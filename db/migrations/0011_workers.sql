-- Who runs the jobs: lib/jobs/life.ts. Health asks for a beat, and a worker frees only what a dead one holds.
create table workers (
  id uuid primary key,
  machine text,
  pid integer not null,
  begun text,
  pool text,
  trouble text constraint workers_trouble check (trouble in ('queue')),
  started_at timestamptz not null default now(),
  beat_at timestamptz not null default now()
);--> statement-breakpoint
alter table workers enable row level security;--> statement-breakpoint
alter table workers force row level security;--> statement-breakpoint
do $$ begin execute format('create policy definer on workers to %I using (true) with check (true)', current_user); end $$;--> statement-breakpoint
create policy jobs on workers to foyer_jobs using (true) with check (true);--> statement-breakpoint
grant usage on schema public to foyer_jobs;--> statement-breakpoint
grant select, insert, update, delete on workers to foyer_jobs;--> statement-breakpoint
-- alive: one beats and reads its queue; queue: those that beat may not read theirs; none: nobody beats
create function worker_state() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_or(trouble is null and pool is not null) then 'alive' when bool_or(trouble is not null) then 'queue' else 'none' end
  from workers where beat_at > now() - interval '30 seconds' $$;--> statement-breakpoint
revoke all on function worker_state from public;--> statement-breakpoint
grant execute on function worker_state to foyer_self;
--> statement-breakpoint
-- lib/users/purge-invited.ts looks for them every hour
create index users_invited on users (created_at) where status = 'invited';
