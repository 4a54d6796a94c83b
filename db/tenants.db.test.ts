import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, urlFor } from '../world/test-database.ts';

let owner: postgres.Sql;
beforeAll(() => {
  owner = postgres(urlFor('TEST_OWNER_URL', testDatabase), { max: 1, onnotice: () => {} });
});
afterAll(() => owner.end());

const inside = '(customer_id = customer())';
const fence = `fence ALL to foyer_customer using ${inside}`;

/** Policies of a table that are not the usual ones. A further one would be a further way in, so all of them are named. */
const special: Record<string, { fence?: string[]; self?: string[] }> = {
  // nobody adds or changes their own; an owner may take themselves out of a place below
  associations: {
    fence: [
      `see SELECT to foyer_customer using ${inside}`,
      `add INSERT to foyer_customer check (${inside} AND (user_id <> actor()))`,
      `change UPDATE to foyer_customer using ${inside} check (${inside} AND (user_id <> actor()))`,
      `remove DELETE to foyer_customer using ${inside}`,
    ],
    self: ['own ALL to foyer_self using (user_id = actor())'],
  },
  // of no customer: what somebody did with what is their own
  audit_events: { self: ["tell INSERT to foyer_self check (customer_id = '00000000-0000-0000-0000-000000000000'::uuid)"] },
  // nobody writes down another's use
  last_uses: { fence: [`${fence} check (${inside} AND (user_id = actor()))`] },
};

/** What is not told by a trigger of its own, and why; `in part` where some columns change without a word. */
const told: Record<string, 'in part' | 'elsewhere'> = {
  associations: 'in part', // renaming a person is no event of a customer
  audit_events: 'elsewhere', // the trail itself
  invitation_places: 'elsewhere', // their invitation is told, and the association that they wait for
  last_uses: 'elsewhere', // written hourly, tells nothing that happened
  ownership_history: 'elsewhere', // written by the trigger of a change that is told
};

/** Two spans of one place exclude each other, which no key says. */
const withoutKey = ['ownership_history'];

async function faults(sql: postgres.ISql): Promise<string[]> {
  const tables = await sql<{ name: string; owner: string; fenced: boolean; tenant: boolean }[]>`
    select relname::text as name, relowner::regrole::text as owner, relrowsecurity and relforcerowsecurity as fenced,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'customer_id' and not attisdropped) as tenant
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
  const policies = await sql<{ name: string; line: string }[]>`
    select tablename::text as name, concat_ws(' ', policyname, case permissive when 'PERMISSIVE' then null else permissive end, cmd, 'to',
      array_to_string(roles, ', '), 'using ' || qual, 'check ' || with_check) as line from pg_policies where schemaname = 'public'`;
  const triggers = await sql<{ name: string; part: boolean }[]>`
    select tgrelid::regclass::text as name, tgattr <> ''::int2vector as part from pg_trigger
    where tgname = 'told' and tgfoid = 'told'::regproc and tginitdeferred and tgenabled = 'O' and tgqual is null
      and tgtype = 1 + 4 + 8 + 16 -- each row, after insert, delete and update
      and encode(tgargs, 'escape') = ${'customer_id\\000'}`;
  const keys = await sql<{ name: string; key: string; begins: string; to: string | null; at: string | null }[]>`
    select conrelid::regclass::text as name, conname::text as key, a.attname::text as begins, f.relname::text as to, b.attname::text as at
    from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
      left join pg_class f on f.oid = confrelid left join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
    where connamespace = 'public'::regnamespace and contype in ('p', 'f') order by conname`;
  const isTenant = (name: string | null) => tables.some((table) => table.name === name && table.tenant);

  const lacks = ({ name, owner, fenced }: (typeof tables)[number]): string[] => {
    const doors = [`definer ALL to ${owner}`, 'gate ALL to foyer_gate', 'platform ALL to foyer_platform'].map(
      (line) => `${line} using true check true`,
    );
    const asked = [...doors, ...(special[name]?.fence ?? [fence]), ...(special[name]?.self ?? [])];
    const there = policies.filter((policy) => policy.name === name).map(({ line }) => line);
    const trigger = triggers.find((one) => one.name === name);
    const says = trigger && (trigger.part ? 'in part' : 'whole');
    const primary = keys.find((key) => key.name === name && key.to === null);
    return [
      fenced ? '' : 'row level security by force',
      ...asked.filter((line) => !there.includes(line)).map((line) => `policy ${line}`),
      ...there.filter((line) => !asked.includes(line)).map((line) => `no policy ${line}`),
      told[name] === 'elsewhere' || says === (told[name] ?? 'whole') ? '' : 'trigger told',
      primary?.begins === 'customer_id' || withoutKey.includes(name) ? '' : 'primary key from customer_id on',
      ...keys
        .filter((key) => key.name === name && (isTenant(key.to) || key.to === 'customers'))
        .filter(({ begins, to, at }) => begins !== 'customer_id' || at !== (to === 'customers' ? 'id' : 'customer_id'))
        .map(({ key }) => `foreign key ${key} from customer_id on`),
    ].flatMap((lack) => (lack ? [`${name}: ${lack}`] : []));
  };
  const strays = keys.filter(({ name, to }) => isTenant(to) && !isTenant(name) && name !== 'customers');
  return [
    ...tables.filter((table) => table.tenant).flatMap(lacks),
    ...strays.map(({ name, key }) => `${name}: no foreign key ${key}, since it is no customer's`),
  ];
}

/** What planted tables lack; nothing of them is left. */
async function planted(...statements: string[]): Promise<string[]> {
  let found: string[] = [];
  const undone = new Error('undone');
  await owner
    .begin(async (tx) => {
      for (const statement of statements) await tx.unsafe(statement);
      found = await faults(tx);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return found;
}

test('every table of customers has its fence, its doors, its trail and its keys', async () => {
  expect(await faults(owner), 'tenant_table(…) in its migration makes it so, and keys that begin with customer_id').toEqual([]);
});

test('a table that was forgotten lacks all of it, and one that goes through tenant_table its keys alone', async () => {
  const table = 'create table wishes (id uuid primary key, customer_id uuid not null, room uuid references customers (id))';
  const bare = [
    'wishes: row level security by force',
    'wishes: policy definer ALL to foyer_owner using true check true',
    'wishes: policy gate ALL to foyer_gate using true check true',
    'wishes: policy platform ALL to foyer_platform using true check true',
    'wishes: policy fence ALL to foyer_customer using (customer_id = customer())',
    'wishes: trigger told',
  ];
  const keys = ['wishes: primary key from customer_id on', 'wishes: foreign key wishes_room_fkey from customer_id on'];
  expect(await planted(table)).toEqual([...bare, ...keys]);
  expect(await planted(table, "select tenant_table('wishes')")).toEqual(keys);
});

test.each([
  ['alter table rooms no force row level security', ['rooms: row level security by force']],
  ['alter table accounts disable trigger told', ['accounts: trigger told']],
  ['create policy more on rooms for select to foyer_customer using (true)', ['rooms: no policy more SELECT to foyer_customer using true']],
  [
    'alter policy fence on rooms using (customer_id = customer() or is_public)',
    [
      'rooms: policy fence ALL to foyer_customer using (customer_id = customer())',
      'rooms: no policy fence ALL to foyer_customer using ((customer_id = customer()) OR is_public)',
    ],
  ],
  [
    'create table notes (id uuid primary key, customer_id_of_room uuid, room uuid, foreign key (customer_id_of_room, room) references rooms (customer_id, id))',
    ["notes: no foreign key notes_customer_id_of_room_room_fkey, since it is no customer's"],
  ],
])('%s is found', async (statement, lacks) => {
  expect(await planted(statement)).toEqual(lacks);
});
