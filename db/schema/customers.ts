import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { locales } from '../../lib/i18n/locales.ts';
import { createdAt } from './columns.ts';
import { users } from './users.ts';

export const customers = pgTable(
  'customers',
  {
    id: uuid().primaryKey(),
    placeId: uuid().notNull().generatedAlwaysAs(sql`id`),
    customerType: text({ enum: ['business', 'personal'] }).notNull(),
    firstName: text().notNull().default(''),
    lastName: text().notNull().default(''),
    companyName: text(),
    name: text().notNull(),
    sortName: text().notNull(),
    search: text().notNull().default(''),
    email: text().notNull(),
    country: text(),
    currency: text(),
    language: text({ enum: locales }).notNull().default('en'),
    status: text({ enum: ['active', 'inactive', 'suspended', 'terminated'] })
      .notNull()
      .default('active'),
    customerKey: text().notNull().unique(),
    customerPrefix: text(),
    externalId: text(),
    subdomain: text(),
    hostname: text(),
    delinquent: boolean().notNull().default(false),
    allowedDomainsOrigins: text().array().notNull().default(sql`'{}'`),
    allowedDomainsRegistration: text().array().notNull().default(sql`'{}'`),
    invitationEmailPolicy: text({ enum: ['same', 'allowed_domains', 'any'] })
      .notNull()
      .default('same'),
    customerSettings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    customerMetadata: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    ownerId: uuid().notNull(),
    ownerIsPerson: boolean().notNull().default(true),
    ownerIsLive: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: 'customers_owner_is_a_person',
      columns: [table.ownerId, table.ownerIsPerson],
      foreignColumns: [users.id, users.existsAsPerson],
    }),
    check('customers_owner_is_person', sql`owner_is_person`),
    check('customers_owner_is_live', sql`owner_is_live`),
    check('customers_type', sql`customer_type = 'personal' or (customer_type = 'business' and company_name <> '')`),
    check('customers_status', sql`status in ('active', 'inactive', 'suspended', 'terminated')`),
    check('customers_policy', sql`invitation_email_policy in ('same', 'allowed_domains', 'any')`),
    check('customers_country', sql`country ~ '^[A-Z]{2}$'`),
    check('customers_currency', sql`currency ~ '^[A-Z]{3}$'`),
  ],
);
