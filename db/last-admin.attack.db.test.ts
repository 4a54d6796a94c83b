import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import { atDoor, closeDoorLogins, eventOf } from '../world/factories/at-door.ts';
import { type Person, type Sql, tell, written } from '../world/factories/writing.ts';
import { person } from '../world/factories.ts';
import { asSuperuser, testDatabase, urlFor } from '../world/test-database.ts';
import { migrate } from './migrate.ts';
import { makeBuiltInRoles } from './platform-roles.ts';

let su: postgres.Sql;
beforeAll(() => {
  su = asSuperuser(testDatabase);
});
afterAll(async () => {
  await closeDoorLogins();
  await su.end();
});

const owner = (work: (sql: Sql) => Promise<unknown>) =>
  written(async (sql) => {
    await work(sql);
    await tell(sql, 'test.tried', null);
  });
const stays = { code: '23514', message: 'the last admin stays' };
const take = (who: Person) => (sql: Sql) => sql`delete from platform_admins where user_id = ${who.id}`;

describe('somebody can always make admins', () => {
  test('not all are suspended in one statement, at the gate or by the owner of the tables', async () => {
    const admin = await person({ platformRole: 'admin' });
    await person({ platformRole: 'admin' });
    await person({ platformRole: 'help_desk' });
    await expect(
      atDoor('foyer_gate', admin, null, async (tx) => {
        await tx`update users set status = 'suspended' where id in (select user_id from platform_admins)`;
        await eventOf(tx);
      }),
    ).rejects.toMatchObject(stays);
    await expect(
      owner((sql) => sql`update users set status = 'suspended' where id in (select user_id from platform_admins)`),
    ).rejects.toMatchObject(stays);
  });

  test('the last row of an admin is not deleted, moved or given another role; one of two is', async () => {
    await expect(owner((sql) => sql`delete from platform_admins`)).rejects.toMatchObject(stays);
    await expect(
      owner(
        (sql) => sql`update platform_admins a set role_id = (select id from platform_roles where name = 'help_desk')
        where not exists (select from platform_admins b join platform_roles r on r.id = b.role_id where b.user_id = a.user_id and r.name = 'help_desk')`,
      ),
    ).rejects.toMatchObject(stays);
    const gone = await person({ platformRole: 'admin' });
    await owner(take(gone));
  });

  test('two who take each other away at the same moment: one stays, and neither waits for ever', async () => {
    for (let round = 0; round < 10; round++) {
      const [left, right] = [await person({ platformRole: 'admin' }), await person({ platformRole: 'admin' })];
      await owner(
        (sql) =>
          sql`delete from platform_admins where user_id not in (${left.id}, ${right.id}) and role_id = (select id from platform_roles where name = 'admin')`,
      );
      const outcomes = await Promise.allSettled([owner(take(left)), owner(take(right))]);
      expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject(stays);
    }
  });
});

describe('the built-in roles', () => {
  test('admin is neither deleted, renamed nor made smaller', async () => {
    for (const work of [
      (sql: Sql) => sql`delete from platform_roles where name = 'admin'`,
      (sql: Sql) => sql`update platform_roles set name = 'root' where name = 'admin'`,
      (sql: Sql) => sql`update platform_roles set permissions = array_remove(permissions, 'audit.read') where name = 'admin'`,
    ])
      await expect(owner(work)).rejects.toMatchObject({ code: '23514', message: expect.stringContaining('neither taken away') });
  });

  test('are made once: what somebody changed or deleted stays so at the next start, and a migration completes admin alone', async () => {
    await owner(async (sql) => {
      await sql`alter table platform_roles disable trigger admin_stays_whole`;
      await tell(sql, 'test.tried', null);
      await sql`update platform_roles set permissions = array['platform.access'] where name = 'help_desk'`;
      await sql`update platform_roles set permissions = array_remove(permissions, 'webhooks.manage') || array['custom.key'] where name = 'admin'`;
      await sql`insert into platform_roles (id, name, permissions) values (${newId()}, 'auditors', array['audit.read'])`;
      await sql`set constraints all immediate`;
      await sql`alter table platform_roles enable trigger admin_stays_whole`;
    });
    const secret = 'a secret of tests that is long enough for them';
    for (let start = 0; start < 2; start++) {
      await migrate({
        ownerUrl: urlFor('TEST_OWNER_URL', testDatabase),
        appUrl: urlFor('TEST_APP_URL', testDatabase),
        secret,
        rolePrefix: 'foyer',
      });
      await owner(makeBuiltInRoles);
    }
    const rows = await su`select name, permissions from platform_roles order by name`;
    const [admin, auditors, helpDesk] = rows;
    expect(admin?.permissions).toEqual(expect.arrayContaining(['webhooks.manage', 'admins.manage', 'custom.key']));
    expect([auditors, helpDesk]).toEqual([
      { name: 'auditors', permissions: ['audit.read'] },
      { name: 'help_desk', permissions: ['platform.access'] },
    ]);
    await owner(async (sql) => {
      await sql`delete from platform_admins where role_id = (select id from platform_roles where name = 'help_desk')`;
      await sql`delete from platform_roles where name = 'help_desk'`;
    });
    await owner(makeBuiltInRoles);
    expect(await su`select from platform_roles where name = 'help_desk'`).toHaveLength(0);
  });
});
