import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** That an association gives access now: active, and not ended by its day. */
export const alive = (of: { status: SQLWrapper; expiresAt: SQLWrapper }): SQL =>
  sql`${of.status} = 'active' and (${of.expiresAt} is null or ${of.expiresAt} > now())`;

/** Whether its day has come. */
export const expired = (of: { expiresAt: SQLWrapper }): SQL<boolean> => sql`coalesce(${of.expiresAt} <= now(), false)`.mapWith(Boolean);
