import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** That an association gives access now: active, and not ended by its day. */
export const alive = (of: { status: SQLWrapper; expiresAt: SQLWrapper }): SQL =>
  sql`${of.status} = 'active' and (${of.expiresAt} is null or ${of.expiresAt} > now())`;

/** Whether its day has come. */
export const expired = (of: { expiresAt: SQLWrapper }): SQL<boolean> => sql`coalesce(${of.expiresAt} <= now(), false)`.mapWith(Boolean);

/** That somebody is still waited for at a place: in the words of its partial index, which a parameter would not find. */
export const waitedFor = (of: { open: SQLWrapper; gone: SQLWrapper }): SQL => sql`${of.open} and not ${of.gone}`;
