import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { doorNames, doorRole } from './door-role.ts';

const read = () => readMigrationFiles({ migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) });
const usual = new RegExp(`\\bfoyer_(${doorNames.join('|')})\\b`, 'g');

/** One migration: its statements, and the time stamp by which the database's journal knows it. */
export type Migration = { when: number; hash: string; statements: string[] };

/** All migrations in their order; the files say `foyer_` where the roles of this prefix are meant. */
export function migrationsFor(rolePrefix: string): Migration[] {
  return read().map(({ folderMillis: when, hash, sql }) => ({
    when,
    hash,
    statements: sql.map((text) => text.replace(usual, (_, name) => doorRole(name, rolePrefix))),
  }));
}

/** The names of all tables and views that the migrations make. */
export function relationNames(): string[] {
  const text = read().flatMap(({ sql }) => sql);
  return text.flatMap((one) => [...one.matchAll(/\bcreate (?:or replace )?(?:table|view) "?(\w+)"?/gi)].map((found) => found[1] as string));
}
