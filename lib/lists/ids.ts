import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** That a column is one of these ids: one parameter, so that the statement reads the same however many they are. */
export const isAny = (column: SQLWrapper, ids: readonly string[]): SQL => sql`${column} = any(${`{${ids.join(',')}}`}::uuid[])`;
