-- A People tab is ordered by name, then by what lib/associations/people-order.ts says: pending rows by their own id, so that
-- no order tells whether an address was known before.
drop index associations_page;--> statement-breakpoint
create index associations_page on associations (customer_id, place_id, sort_name collate "C", (case status when 'pending' then id else user_id end));
