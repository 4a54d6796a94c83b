import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { accounts, customers, rooms } from '#db/schema/index';

/** Whether a person owns any place at all, given by their id or by the column that holds it. */
export const ownsAnything = (userId: SQLWrapper | string): SQL<boolean> =>
  sql`(exists (select from ${customers} where ${customers.ownerId} = ${userId})
    or exists (select from ${accounts} where ${accounts.ownerId} = ${userId})
    or exists (select from ${rooms} where ${rooms.ownerId} = ${userId}))`.mapWith(Boolean);
