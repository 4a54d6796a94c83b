import { type AnyColumn, Column, type GetColumnData, is, type SQL, sql } from 'drizzle-orm';
import type { Tx } from './client.ts';

/** A column of a table that a left join may leave out. */
type Maybe<C extends AnyColumn = AnyColumn> = { maybe: C };
type Shape = Record<string, AnyColumn | Maybe | SQL>;
type Value<F> = F extends AnyColumn
  ? GetColumnData<F>
  : F extends Maybe<infer C>
    ? GetColumnData<C> | null
    : F extends SQL<infer T>
      ? T
      : never;

/** What comes of a shape: each name with the type of its column or expression. */
export type Row<S extends Shape> = { [Name in keyof S]: Value<S[Name]> };

/** The column as it is read where its table may have no row. */
export const maybe = <C extends AnyColumn>(column: C): Maybe<C> => ({ maybe: column });

/** The select list of a shape. */
export function columns(shape: Shape): SQL {
  const list = Object.entries(shape).map(([name, field]) => sql`${'maybe' in field ? field.maybe : field} as ${sql.identifier(name)}`);
  return sql.join(list, sql`, `);
}

/**
 * The rows of a statement that Drizzle's builder does not say as well: its select list is `columns(shape)`, or has those
 * names. The types come from the columns, so a column that is renamed or dropped ends the build. The one place that trusts
 * what the driver hands over.
 */
export async function rows<S extends Shape>(tx: Tx, shape: S, statement: SQL): Promise<Row<S>[]> {
  const fields = Object.entries(shape).map(([name, field]) => [name, 'maybe' in field ? field.maybe : field] as const);
  const found = (await tx.execute(statement)) as unknown as Record<string, unknown>[];
  return found.map((raw) => {
    const row: Record<string, unknown> = {};
    for (const [name, field] of fields) {
      const value = raw[name];
      if (value === undefined) throw new Error(`a statement without its ${name}`);
      row[name] = value === null || !is(field, Column) ? value : field.mapFromDriverValue(value);
    }
    return row as Row<S>;
  });
}
