import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

/**
 * A row a process that sends mail, with a beat every ten seconds. `machine`, `pid` and `begun` tell another worker of the
 * same machine at once that it is gone; `pool` is the queue's name for it, by which it holds its jobs.
 */
export const workers = pgTable(
  'workers',
  {
    id: uuid().primaryKey(),
    machine: text(),
    pid: integer().notNull(),
    begun: text(),
    pool: text(),
    trouble: text({ enum: ['queue'] }),
    startedAt: createdAt(),
    beatAt: createdAt(),
  },
  () => [check('workers_trouble', sql`trouble in ('queue')`)],
);
