-- Hand-written: what the generator has no words for (deferrable keys, collations, trigram and exclusion indexes).
create extension if not exists btree_gist;--> statement-breakpoint
create extension if not exists pg_trgm;--> statement-breakpoint

-- exactly one owner, always associated there, active and without expiry
alter table customers add constraint customers_owner_is_associated foreign key (id, place_id, owner_id, owner_is_live)
  references associations (customer_id, place_id, user_id, live) deferrable initially deferred;--> statement-breakpoint
alter table accounts add constraint accounts_owner_is_associated foreign key (customer_id, id, owner_id, owner_is_live)
  references associations (customer_id, place_id, user_id, live) deferrable initially deferred;--> statement-breakpoint
alter table rooms add constraint rooms_owner_is_associated foreign key (customer_id, id, owner_id, owner_is_live)
  references associations (customer_id, place_id, user_id, live) deferrable initially deferred;--> statement-breakpoint
alter table invitation_places add constraint invitation_places_associated foreign key (customer_id, open_place_id, user_id)
  references associations (customer_id, place_id, user_id) deferrable initially deferred;--> statement-breakpoint
alter table ownership_history add constraint ownership_history_without_overlap
  exclude using gist (customer_id with =, place_id with =, during with &&);--> statement-breakpoint

create unique index one_open_invitation on invitation_places (customer_id, place_id, user_id) where open and not gone;--> statement-breakpoint
create unique index one_live_token on one_time_tokens (user_id, purpose, about) nulls not distinct where used_at is null;--> statement-breakpoint

-- keyset pages
create index associations_page on associations (customer_id, place_id, sort_name collate "C", user_id);--> statement-breakpoint
create index customers_by_name on customers (sort_name collate "C", id);--> statement-breakpoint
create index customers_by_age on customers (created_at, id);--> statement-breakpoint
create index customers_by_status on customers (status, sort_name collate "C", id);--> statement-breakpoint
create index customers_by_type on customers (customer_type, sort_name collate "C", id);--> statement-breakpoint
create index customers_owner on customers (owner_id);--> statement-breakpoint
create index accounts_by_name on accounts (customer_id, sort_name collate "C", id);--> statement-breakpoint
create index accounts_owner on accounts (owner_id);--> statement-breakpoint
create index rooms_by_name on rooms (customer_id, sort_name collate "C", id);--> statement-breakpoint
create index rooms_of_account_by_name on rooms (customer_id, account_id, sort_name collate "C", id);--> statement-breakpoint
create index rooms_owner on rooms (owner_id);--> statement-breakpoint
create index last_uses_user on last_uses (user_id);--> statement-breakpoint

-- half a word, over everything: at the platform door alone
create index users_search on users using gin (search gin_trgm_ops);--> statement-breakpoint
create index customers_search on customers using gin (search gin_trgm_ops);
