import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { type Permission, permissionsAt } from '../../lib/access/permissions.ts';
import type { PlaceKind } from '../../lib/access/place.ts';
import { accounts } from './accounts.ts';
import { createdAt, instant, ownId } from './columns.ts';
import { customers } from './customers.ts';
import { rooms } from './rooms.ts';
import { users } from './users.ts';

const keysAt = (kind: PlaceKind) =>
  `array[${permissionsAt(kind)
    .map((key) => `'${key}'`)
    .join(', ')}]`;

/** One user at one place. `person`, `address` and their folded forms are the person as this customer knows them. */
export const associations = pgTable(
  'associations',
  {
    customerId: uuid()
      .notNull()
      .references(() => customers.id),
    accountId: uuid(),
    roomId: uuid(),
    id: ownId(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    placeId: uuid().notNull().generatedAlwaysAs(sql`coalesce(room_id, account_id, customer_id)`),
    person: text().notNull().default(''),
    sortName: text().notNull().default(''),
    search: text().notNull().default(''),
    address: text().notNull().default(''),
    grantedBy: uuid(),
    grantedAs: text({ enum: ['owner', 'admin', 'system'] })
      .notNull()
      .default('system'),
    grantedAt: instant(),
    /** who last ended a suspension, prolonged it or moved it to another person; stamped by the database, as the grant is */
    renewedBy: uuid(),
    renewedAs: text({ enum: ['owner', 'admin', 'system'] }),
    renewedAt: instant(),
    permissions: text().array().$type<Permission[]>().notNull().default(sql`'{}'`),
    status: text({ enum: ['pending', 'active', 'suspended'] })
      .notNull()
      .default('pending'),
    expiresAt: instant(),
    live: boolean().notNull().generatedAlwaysAs(sql`status = 'active' and expires_at is null`),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.id] }),
    // user before place in the unique keys, or prepared statements page through the wrong index
    unique('associations_of_user').on(table.customerId, table.id, table.userId),
    unique('associations_one_a_place').on(table.customerId, table.userId, table.placeId),
    unique('associations_live').on(table.customerId, table.userId, table.placeId, table.live),
    index('associations_id').on(table.id),
    index('associations_user').on(table.userId, table.customerId),
    foreignKey({
      name: 'associations_account',
      columns: [table.customerId, table.accountId],
      foreignColumns: [accounts.customerId, accounts.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'associations_room',
      columns: [table.customerId, table.roomId],
      foreignColumns: [rooms.customerId, rooms.id],
    }).onDelete('cascade'),
    check('associations_one_level', sql`room_id is null or account_id is null`),
    check('associations_status', sql`status in ('pending', 'active', 'suspended')`),
    check('associations_granted_as', sql`granted_as in ('owner', 'admin', 'system')`),
    check('associations_renewed_as', sql`renewed_as in ('owner', 'admin', 'system')`),
    check(
      'associations_permissions',
      sql.raw(
        `permissions <@ case when room_id is not null then ${keysAt('room')} when account_id is not null then ${keysAt('account')} else ${keysAt('customer')} end`,
      ),
    ),
  ],
);
