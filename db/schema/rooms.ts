import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, ownId } from './columns.ts';
import { users } from './users.ts';

export const rooms = pgTable(
  'rooms',
  {
    customerId: uuid().notNull(),
    accountId: uuid().notNull(),
    id: ownId(),
    roomName: text().notNull(),
    sortName: text().notNull(),
    roomType: text({ enum: ['video', 'live', 'meet', 'simulcast'] }).notNull(),
    slug: text().notNull(),
    url: text(),
    status: text({ enum: ['active', 'inactive'] })
      .notNull()
      .default('active'),
    isPublic: boolean().notNull().default(false),
    roomSettings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    roomMetadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ownerId: uuid().notNull(),
    ownerIsPerson: boolean().notNull().default(true),
    ownerIsLive: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.id] }),
    unique('rooms_of_account').on(table.customerId, table.accountId, table.id),
    index('rooms_id').on(table.id),
    foreignKey({
      name: 'rooms_account',
      columns: [table.customerId, table.accountId],
      foreignColumns: [accounts.customerId, accounts.id],
    }),
    foreignKey({
      name: 'rooms_owner_is_a_person',
      columns: [table.ownerId, table.ownerIsPerson],
      foreignColumns: [users.id, users.existsAsPerson],
    }),
    check('rooms_owner_is_person', sql`owner_is_person`),
    check('rooms_owner_is_live', sql`owner_is_live`),
    check('rooms_status', sql`status in ('active', 'inactive')`),
    check('rooms_type', sql`room_type in ('video', 'live', 'meet', 'simulcast')`),
  ],
);
