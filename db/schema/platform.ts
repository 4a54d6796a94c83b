import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { PlatformPermission } from '../../lib/access/permissions.ts';
import { users } from './users.ts';

export const platformRoles = pgTable('platform_roles', {
  id: uuid().primaryKey(),
  name: text().notNull().unique(),
  permissions: text().array().$type<PlatformPermission[]>().notNull().default(sql`'{}'`),
});

export const platformAdmins = pgTable(
  'platform_admins',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    roleId: uuid()
      .notNull()
      .references(() => platformRoles.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.roleId] }), index('platform_admins_role').on(table.roleId)],
);
