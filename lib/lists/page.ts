import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';

/** Where in a list somebody stands: after or before a row, by its cursor. */
export type PageQuery = { after?: string | undefined; before?: string | undefined };
/** A page of a list, its rows plain data, with the cursors of the pages beside it. */
export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null };

/** How many rows a page shows. */
export const pageSize = 25;

/** What a list is ordered by, as its index has it: a value that may repeat, and an id that tells equal ones apart. */
export type Order = { value: SQLWrapper; id: SQLWrapper; as?: 'text' | 'timestamptz' };

/** A folded name as the indexes order it. */
export const byName = (column: SQLWrapper): SQL => sql`${column} collate "C"`;

// by way of text, or the driver would make a moment of milliseconds of it
const typed = { text: sql``, timestamptz: sql`::text::timestamptz` };

/**
 * A page by its keys: it begins beyond a row, never after a number of rows. `list` names the list and its order, for its
 * cursors; `begin` goes before what the query says. A page before something is read backwards, from there.
 */
export function keyset(list: string, query: PageQuery, { falling = false, begin }: { falling?: boolean; begin?: Cursor | undefined } = {}) {
  const backwards = !begin && query.before !== undefined;
  const from = begin ?? decodeCursor(list, query.before ?? query.after);
  const down = falling !== backwards;
  return {
    /** one row more than is shown tells that there are more */
    limit: pageSize + 1,
    /** the rows beyond where the page begins; undefined for the first page */
    beyond: ({ value, id, as = 'text' }: Order): SQL | undefined =>
      from && sql`(${value}, ${id}) ${down ? sql`<` : sql`>`} (${from.value}${typed[as]}, ${from.id}::uuid)`,
    order: ({ value, id }: Order): SQL[] => [value, id].map((key) => (down ? sql`${key} desc` : sql`${key}`)),
    /** what was read as it is shown */
    page: <Row>(read: Row[], keysOf: (row: Row) => Cursor): Page<Row> => {
      const more = read.length > pageSize;
      const rows = read.slice(0, pageSize);
      if (backwards) rows.reverse();
      const cursor = (row: Row | undefined) => (row ? encodeCursor(list, keysOf(row)) : null);
      return {
        rows,
        next: (backwards ? from : more) ? cursor(rows.at(-1)) : null,
        previous: (backwards ? more : from) ? cursor(rows[0]) : null,
      };
    },
  };
}
export type Keyset = ReturnType<typeof keyset>;

/** Reads a page; where all its rows are gone since its address was made, the list begins again. */
export async function readPage<Q extends PageQuery & { from?: string | undefined }, P extends Page<unknown>>(
  query: Q,
  read: (query: Q) => Promise<P>,
): Promise<P> {
  const page = await read(query);
  const lost = page.rows.length === 0 && (query.after ?? query.before ?? query.from) !== undefined;
  return lost ? read({ ...query, after: undefined, before: undefined, from: undefined }) : page;
}
