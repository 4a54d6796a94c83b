-- A big world for the test of plans: 100,000 people, 300,000 associations, one customer with 20,000 people.
create function pg_temp.u(kind int, n bigint) returns uuid language sql immutable as $$ select ('00000000-000' || kind || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
insert into users (id, email, email_key, full_name, search, status)
  select pg_temp.u(1, i), 'p' || i || '@people.example', 'p' || i || '@people.example', 'person ' || md5(i::text), ' person ' || md5(i::text) || ' p' || i || '@people.example', 'active' from generate_series(1, 100000) i;
insert into customers (id, customer_type, company_name, name, sort_name, search, email, customer_key, owner_id)
  select pg_temp.u(2, i), 'business', 'c', 'customer ' || i, md5(i::text), ' ' || md5(i::text), 'c@people.example', 'key' || i, pg_temp.u(1, i) from generate_series(1, 6000) i;
insert into accounts (customer_id, id, account_name, sort_name, account_key, service_type, owner_id)
  select pg_temp.u(2, 1 + i % 6000), pg_temp.u(3, i), 'account ' || i, md5(i::text), 'k' || i, 'live', pg_temp.u(1, 1 + i % 6000) from generate_series(1, 12000) i;
insert into rooms (customer_id, account_id, id, room_name, sort_name, room_type, slug, owner_id)
  select pg_temp.u(2, 1 + i % 6000), pg_temp.u(3, case when i % 6000 = 0 then 6000 else i % 6000 end), pg_temp.u(4, i), 'room ' || i, md5(i::text), 'live', 's' || i, pg_temp.u(1, 1 + i % 6000) from generate_series(1, 24000) i;
insert into associations (customer_id, id, user_id, person, sort_name, search, address, status, permissions)
  select pg_temp.u(2, 1), pg_temp.u(5, i), pg_temp.u(1, i), 'person ' || md5(i::text), md5(i::text), ' ' || md5(i::text), 'p' || i || '@people.example', case when i % 40 = 0 then 'pending' else 'active' end, array['rooms.view'] from generate_series(1, 20000) i;
insert into associations (customer_id, account_id, id, user_id, person, sort_name, search, address, status, permissions)
  select pg_temp.u(2, 1 + n.i % 6000), pg_temp.u(3, case when n.i % 6000 = 0 then 6000 else n.i % 6000 end), pg_temp.u(6, n.i), pg_temp.u(1, 1 + (n.i * 7) % 100000), 'person ' || md5(n.i::text), md5(n.i::text), ' ' || md5(n.i::text), 'x@people.example', 'active', array['rooms.view']
  from generate_series(1, 280000) n(i) on conflict do nothing;
insert into invitations (id, user_id, email, invited_by, invited_as, expires_at, status)
  select pg_temp.u(7, i), pg_temp.u(1, i), 'p' || i || '@people.example', pg_temp.u(1, 1), 'owner', now() + interval '3 days', 'pending' from generate_series(40, 20000, 40) i;
insert into invitations (id, user_id, email, invited_by, invited_as, expires_at, status)
  select pg_temp.u(8, i), pg_temp.u(1, i), 'p' || i || '@people.example', pg_temp.u(1, 1), 'owner', now(), 'revoked' from generate_series(1, 40000) i;
insert into invitation_places (customer_id, invitation_id, place_id, user_id, permissions)
  select pg_temp.u(2, 1), pg_temp.u(7, i), pg_temp.u(2, 1), pg_temp.u(1, i), '{}' from generate_series(40, 20000, 40) i;
insert into invitation_places (customer_id, invitation_id, place_id, user_id, permissions, open)
  select pg_temp.u(2, 1), pg_temp.u(8, i), pg_temp.u(2, 1), pg_temp.u(1, i), '{}', false from generate_series(1, 40000) i;
insert into last_uses (customer_id, place_id, user_id, at) select pg_temp.u(2, 1), pg_temp.u(2, 1), pg_temp.u(1, i), now() from generate_series(1, 20000, 3) i;
insert into sessions (token_hash, id, user_id, expires_at) values (sha256('owner'), pg_temp.u(9, 1), pg_temp.u(1, 1), now() + interval '1 day'), (sha256('admin'), pg_temp.u(9, 2), pg_temp.u(1, 99999), now() + interval '1 day');
insert into platform_roles (id, name, permissions) values (pg_temp.u(9, 3), 'all', array['customers.read', 'accounts.read', 'rooms.read', 'users.read', 'associations.manage']);
insert into platform_admins (user_id, role_id) values (pg_temp.u(1, 99999), pg_temp.u(9, 3));
analyze;
