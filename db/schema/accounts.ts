import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, ownId } from './columns.ts';
import { customers } from './customers.ts';
import { users } from './users.ts';

export const serviceTypes = ['meet', 'live', 'video', 'webinar', 'webcast', 'simulcast', 'phone', 'audio', 'audcast'] as const;

export const accounts = pgTable(
  'accounts',
  {
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    id: ownId(),
    accountName: text().notNull(),
    sortName: text().notNull(),
    accountKey: text().notNull(),
    serviceType: text({ enum: serviceTypes }).notNull(),
    subscriptionId: uuid(),
    status: text({ enum: ['active', 'inactive'] })
      .notNull()
      .default('active'),
    accountSettings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    accountMetadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ownerId: uuid().notNull(),
    ownerIsPerson: boolean().notNull().default(true),
    ownerIsLive: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.id] }),
    index('accounts_id').on(table.id),
    foreignKey({
      name: 'accounts_owner_is_a_person',
      columns: [table.ownerId, table.ownerIsPerson],
      foreignColumns: [users.id, users.existsAsPerson],
    }),
    check('accounts_owner_is_person', sql`owner_is_person`),
    check('accounts_owner_is_live', sql`owner_is_live`),
    check('accounts_status', sql`status in ('active', 'inactive')`),
    check('accounts_service', sql.raw(`service_type in (${serviceTypes.map((type) => `'${type}'`).join(', ')})`)),
  ],
);
