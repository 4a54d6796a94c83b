-- One row per violation, for the tables' owner, who sees everything; no row is the only right answer (trust.md §2).
-- V1: exactly one owner per customer, associated there and live
select 'V1 customer owner' as invariant, c.id::text as row from customers c where not exists (
  select from associations a where a.customer_id = c.id and a.place_id = c.id and a.user_id = c.owner_id and a.live)
union all
-- V2: exactly one owner per account and room, associated there and live
select 'V2 account owner', p.id::text from accounts p where not exists (
  select from associations a where a.customer_id = p.customer_id and a.place_id = p.id and a.user_id = p.owner_id and a.live)
union all
select 'V2 room owner', p.id::text from rooms p where not exists (
  select from associations a where a.customer_id = p.customer_id and a.place_id = p.id and a.user_id = p.owner_id and a.live)
union all
-- V3: ownership has no overlap, no gap, and ends with the present owner
select 'V3 history overlap', h.place_id::text from ownership_history h join ownership_history o
  on o.customer_id = h.customer_id and o.place_id = h.place_id and o.during && h.during and o.ctid > h.ctid
union all
select 'V3 history gap', place_id::text from (select place_id, lower(during) as begun,
  lag(upper(during)) over (partition by customer_id, place_id order by lower(during)) as before from ownership_history) h where before is not null and before <> begun
union all
select 'V3 history present', p.id::text from (select id as customer_id, id, owner_id from customers union all select customer_id, id, owner_id from accounts
  union all select customer_id, id, owner_id from rooms) p where not exists (
  select from ownership_history h where h.customer_id = p.customer_id and h.place_id = p.id and h.owner_id = p.owner_id and upper_inf(h.during))
union all
select 'V3 history of nothing', h.place_id::text from ownership_history h where upper_inf(h.during) and not exists (select from customers where id = h.place_id)
  and not exists (select from accounts where customer_id = h.customer_id and id = h.place_id) and not exists (select from rooms where customer_id = h.customer_id and id = h.place_id)
union all
-- V5: an owner is never erased
select 'V5 erased owner', p.id::text from (select id, owner_id from customers union all select id, owner_id from accounts union all select id, owner_id from rooms) p
  join users u on u.id = p.owner_id where u.status = 'erased'
union all
-- V6: grants carry who gave them, and nobody gave themselves any; sets are whole and of their level
select 'V6 granted by nobody', id::text from associations where granted_as <> 'system' and granted_by is null
union all
select 'V6 granted to oneself', id::text from associations where granted_by = user_id and permissions <> '{}'
union all
select 'V6 renewed by nobody', id::text from associations where renewed_as <> 'system' and renewed_by is null
union all
select 'V6 renewed by oneself', id::text from associations where renewed_by = user_id
union all
-- V7: accepted once, in time, by whom the policy let in; nothing stays pending under what was accepted
select 'V7 accepted late', id::text from invitations where status = 'accepted' and (accepted_at is null or accepted_at > expires_at)
union all
select 'V7 accepted by a stranger', id::text from invitations where status = 'accepted' and (accepted_by is null or (accepted_by <> user_id and accepted_under is null))
union all
select 'V7 pending under a closed invitation', p.invitation_id::text from invitation_places p join invitations i on i.id = p.invitation_id
  join associations a on a.customer_id = p.customer_id and a.place_id = p.place_id and a.user_id = p.user_id and a.status = 'pending'
  where i.status <> 'pending' and not exists (select from invitation_places o join invitations j on j.id = o.invitation_id
    where o.customer_id = p.customer_id and o.place_id = p.place_id and o.user_id = p.user_id and j.status = 'pending' and not o.gone)
union all
select 'V7 pending without invitation', a.id::text from associations a where a.status = 'pending' and not exists (
  select from invitation_places p join invitations i on i.id = p.invitation_id
  where p.customer_id = a.customer_id and p.place_id = a.place_id and p.user_id = a.user_id and i.status = 'pending' and not p.gone)
union all
select 'V7 invitation without association', p.invitation_id::text from invitation_places p join invitations i on i.id = p.invitation_id
  where i.status = 'pending' and not p.gone and not exists (
  select from associations a where a.customer_id = p.customer_id and a.place_id = p.place_id and a.user_id = p.user_id)
union all
-- an invitation that is left with no place is revoked
select 'V7 open without a place', i.id::text from invitations i where i.status = 'pending'
  and not exists (select from invitation_places p where p.invitation_id = i.id and not p.gone)
union all
-- V8: at most one open invitation for one person at one place
select 'V8 two open invitations', min(p.invitation_id::text) from invitation_places p join invitations i on i.id = p.invitation_id
  where i.status = 'pending' and not p.gone group by p.customer_id, p.place_id, p.user_id having count(*) > 1
union all
-- V9: open invitations come from owners and admins in their capacity
select 'V9 invited by a stranger', i.id::text from invitations i where i.status = 'pending' and i.invited_as = 'system'
union all
-- V10: one association a person and place; permissions known at their level, with what they need
select 'V10 associated twice', min(id::text) from associations group by customer_id, user_id, place_id having count(*) > 1
union all
select 'V10 need missing', id::text from associations where exists (select from unnest(permissions) k(key), (values
  ('profile.edit', 'profile.view'), ('billing.edit', 'billing.view'), ('services.order', 'services.view'), ('accounts.create', 'accounts.view'), ('accounts.edit', 'accounts.view'),
  ('accounts.delete', 'accounts.view'), ('rooms.create', 'rooms.view'), ('rooms.edit', 'rooms.view'), ('rooms.delete', 'rooms.view'), ('rooms.share', 'rooms.view'),
  ('rooms.moderate', 'rooms.view'), ('recordings.manage', 'recordings.view'), ('support.open', 'support.view')) n(key, need)
  where n.key = k.key and not n.need = any (permissions))
union all
-- V11: everything below a customer names that very customer
select 'V11 account of nobody', id::text from accounts a where not exists (select from customers where id = a.customer_id)
union all
select 'V11 room elsewhere', id::text from rooms r where not exists (select from accounts where customer_id = r.customer_id and id = r.account_id)
union all
select 'V11 association elsewhere', id::text from associations s where (account_id is not null and not exists (select from accounts where customer_id = s.customer_id and id = s.account_id))
  or (room_id is not null and not exists (select from rooms where customer_id = s.customer_id and id = s.room_id))
union all
-- V13: one person an address, in its folded form
select 'V13 address twice', min(id::text) from users group by email_key having count(*) > 1
union all
select 'V13 address not folded', id::text from users where email_key <> lower(email_key) or email_key ~ '[^[:ascii:]]'
union all
-- V14: what exists was told, and so was every invitation
select 'V14 customer untold', c.id::text from customers c where not exists (select from audit_events e where e.customer_id = c.id)
union all
select 'V14 invitation untold', p.invitation_id::text from invitation_places p where not exists (select from audit_events e where e.customer_id = p.customer_id)
union all
select 'V14 room event without account', e.id::text from audit_events e join rooms r on r.customer_id = e.customer_id and r.id = e.room_id
  where e.account_id is distinct from r.account_id
union all
-- V15: a mail that is owed has its job
select 'V15 mail without job', i.id::text from invitations i where i.status = 'pending' and i.delivery = 'queued' and i.expires_at > now() and not exists (
  select from graphile_worker._private_jobs j join invitation_links l on l.invitation_id = i.id and l.killed_at is null where j.payload ->> 'linkId' = l.id::text)
union all
-- V19: secrets are hashes, tries are counted, one live code for one purpose
select 'V19 session secret', id::text from sessions where length(token_hash) <> 32
union all
select 'V19 link secret', id::text from invitation_links where length(token_hash) <> 32
union all
select 'V19 code secret', id::text from one_time_tokens where length(token_hash) <> 32 or attempts not between 0 and 5
union all
select 'V19 two live codes', min(id::text) from one_time_tokens where used_at is null group by user_id, purpose, about having count(*) > 1
union all
-- V10: copies: an accepted association shows its person's present name
select 'V10 copy of a name', a.id::text from associations a join users u on u.id = a.user_id where a.status = 'active' and u.status = 'active' and a.person <> u.full_name;
