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

/** For `mapWith`: an expression that has the values of this column, or null. */
export const orNull = <C extends AnyColumn>(column: C) => ({
  mapFromDriverValue: (value: unknown) => column.mapFromDriverValue(value) as C['_']['data'] | null,
});

/** The select list of a shape. */
export function columns(shape: Shape): SQL {
  const list = Object.entries(shape).map(([name, field]) => sql`${'maybe' in field ? field.maybe : field} as ${sql.identifier(name)}`);
  return sql.join(list, sql`, `);
}

function read<S extends Shape>(shape: S, raw: Record<string, unknown>): Row<S> {
  const row: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    const value = raw[name];
    if (value === undefined) throw new Error(`a statement without its ${name}`);
    const column = 'maybe' in field ? field.maybe : field;
    row[name] = value === null ? null : decoderOf(column).mapFromDriverValue(value);
  }
  return row as Row<S>;
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };

// what `mapWith` was told; Drizzle keeps it from the types, and applies it in its own builder alone
const decoderOf = (field: AnyColumn | SQL): Decoder => (is(field, Column) ? field : (field as SQL & { decoder: Decoder }).decoder);

/**
 * The rows of a statement that Drizzle's builder does not say as well: its select list is `columns(shape)`, or has those
 * names. The types come from the columns, and an expression's from what it is mapped with (a column, or Boolean, Number,
 * String), so a column that is renamed or dropped ends the build. The one place that trusts what the driver hands over.
 */
export async function rows<S extends Shape>(tx: Tx, shape: S, statement: SQL): Promise<Row<S>[]> {
  const found = (await tx.execute(statement)) as unknown as Record<string, unknown>[];
  return found.map((raw) => read(shape, raw));
}

/** All rows of a shape as one value of the row around them; `from` is the rest of their statement. */
export function gathered<S extends Shape>(shape: S, from: SQL): SQL<Row<S>[]> {
  return sql`(select coalesce(json_agg(every), '[]') from (select ${columns(shape)} ${from}) as every)`.mapWith((list: unknown) =>
    (list as Record<string, unknown>[]).map((raw) => read(shape, raw)),
  );
}
