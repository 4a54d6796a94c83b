import { sql } from 'drizzle-orm';
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A secret's SHA-256; parameters are Buffers. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });
export const tstzrange = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' });
export const interval = customType<{ data: string; driverData: string }>({ dataType: () => 'interval' });

export const instant = () => timestamp({ withTimezone: true, mode: 'date' });
export const createdAt = () => instant().notNull().default(sql`now()`);
export const ownId = () => uuid().notNull();
