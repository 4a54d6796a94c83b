import { knownAs } from '../lib/users/known-as.ts';

/** What a customer knows of a person, as the table's own columns: the world is written without Drizzle. */
export function knownColumns(person: string, address: string) {
  const { sortName, ...rest } = knownAs(person, address);
  return { ...rest, sort_name: sortName };
}
