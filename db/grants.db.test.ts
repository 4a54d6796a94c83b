import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSuperuser, testDatabase } from '../world/test-database.ts';

let su: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(() => su.end());

type Right = { role: string; relation: string; right: string; allowed: string[]; denied: string[] };

/** The columns in the shorter of two ways, so that a new column of a whole table changes no line. */
const said = ({ right, allowed, denied }: Right) =>
  denied.length === 0 ? 'all' : right === 'select' && denied.length < allowed.length ? `all but ${denied.join(', ')}` : allowed.join(', ');

// PUBLIC counts: whoever has a right by it has it here, too
test('what each role may do with tables, columns, functions and schemas is what db/grants.txt says', async () => {
  const roles = ['foyer_customer', 'foyer_self', 'foyer_platform', 'foyer_gate', 'foyer_jobs', 'foyer_app', 'gate_of_foyer_template'];
  const columns = await su<Right[]>`
    select role, c.relname as relation, right_ as "right",
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege(role, c.oid, a.attnum, right_)), '{}') as allowed,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where not has_column_privilege(role, c.oid, a.attnum, right_)), '{}') as denied
    from unnest(${roles}::text[]) with ordinality roles (role, at), pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
      unnest(array['select', 'insert', 'update', 'references']) with ordinality rights (right_, nth)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
    group by at, role, c.relname, nth, right_ having bool_or(has_column_privilege(role, c.oid, a.attnum, right_)) order by at, c.relname, nth`;
  const whole = await su<{ role: string; relation: string; right: string }[]>`
    select role, c.relname as relation, right_ as "right" from unnest(${roles}::text[]) with ordinality roles (role, at), pg_class c,
      unnest(array['delete', 'truncate', 'trigger']) with ordinality rights (right_, nth)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p') and has_table_privilege(role, c.oid, right_) order by at, c.relname, nth`;
  const functions = await su<{ role: string; signature: string }[]>`
    select role, p.oid::regprocedure::text as signature from unnest(${roles}::text[]) with ordinality roles (role, at), pg_proc p
    where (p.pronamespace = 'public'::regnamespace or (p.proname = 'enqueue' and p.pronamespace = 'graphile_worker'::regnamespace))
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      and has_function_privilege(role, p.oid, 'execute') and has_schema_privilege(role, p.pronamespace, 'usage') order by at, p.oid::regprocedure::text`;
  const schemas = await su<{ role: string; schema: string; right: string }[]>`
    select role, n.nspname as schema, right_ as "right" from unnest(${roles}::text[]) with ordinality roles (role, at), pg_namespace n,
      unnest(array['usage', 'create']) with ordinality rights (right_, nth)
    where n.nspname !~ '^pg_|^information_schema$' and has_schema_privilege(role, n.oid, right_) order by at, n.nspname, nth`;
  const lines = roles.flatMap((role) => [
    `${role}`,
    ...schemas.filter((one) => one.role === role).map((one) => `  ${one.right} schema ${one.schema}`),
    ...columns.filter((one) => one.role === role).map((one) => `  ${one.right} ${one.relation}: ${said(one)}`),
    ...whole.filter((one) => one.role === role).map((one) => `  ${one.right} ${one.relation}`),
    ...functions.filter((one) => one.role === role).map((one) => `  execute ${one.signature}`),
    '',
  ]);
  await expect(lines.join('\n')).toMatchFileSnapshot('./grants.txt');
});
