import { is } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig, getViewConfig, type PgColumn, PgTable, PgView } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { asSuperuser, testDatabase } from '../world/test-database.ts';
import * as schema from './schema/index.ts';

test('the schema tells the types of all tables and views, and of the columns that they have', async () => {
  const sql = asSuperuser(testDatabase);
  const rows = await sql`select table_name as name, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns where table_schema = 'public' group by table_name order by table_name`;
  await sql.end();
  const casing = new CasingCache('snake_case');
  const told = Object.values(schema).flatMap((one) => {
    if (is(one, PgTable)) return [{ name: getTableConfig(one).name, columns: getTableConfig(one).columns }];
    if (!is(one, PgView)) return [];
    return [{ name: getViewConfig(one).name, columns: Object.values(getViewConfig(one).selectedFields) as PgColumn[] }];
  });
  const named = told.map(({ name, columns }) => ({ name, columns: columns.map((column) => casing.getColumnCasing(column)).sort() }));
  expect(named.sort((left, right) => (left.name < right.name ? -1 : 1))).toEqual([...rows]);
});
