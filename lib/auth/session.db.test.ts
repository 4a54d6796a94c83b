import { afterAll, beforeAll, expect, test } from 'vitest';
import { atGate } from '../../db/doors.ts';
import { account, customer, person, room } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { sha256 } from './cookie.ts';
import { createSession } from './session.ts';

let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

test('sessions last by what their person is: admins, owners at each level, others (trust.md §1.13)', async () => {
  const top = await customer();
  const owners = { account: await person(), room: await person() };
  const middle = await account(top, { owner: owners.account });
  await room(middle, { owner: owners.room });
  const lasting = async (userId: string) => {
    const sid = await atGate(null, (tx) => createSession(tx, userId, { id: 'x', ip: '192.0.2.1', userAgent: 'x' }), { write: true });
    const [row] = await sql`select round(extract(epoch from expires_at - now()) / 3600)::int as hours,
      extract(epoch from idle)::int / 3600 as idle from sessions where token_hash = ${sha256(sid)}`;
    return [row?.hours, Number(row?.idle)];
  };
  expect(await lasting((await person({ platformRole: 'help_desk' })).id)).toEqual([12, 1]);
  for (const owner of [top.owner, owners.account, owners.room]) expect(await lasting(owner.id)).toEqual([24, 8]);
  expect(await lasting((await person()).id)).toEqual([720, 168]);
});
