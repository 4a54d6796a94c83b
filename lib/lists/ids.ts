import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Ids as one parameter, so that a statement reads the same however many they are. */
export const idList = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** That a column is one of these ids. */
export const isAny = (column: SQLWrapper, ids: readonly string[]): SQL => sql`${column} = any(${idList(ids)})`;
