import { searchable } from '../lists/words.ts';
import { foldName } from '../text/fold.ts';

/** What a customer knows of a person: the name that it was told, '' for none, and the address; with their folded forms. */
export type KnownAs = { person: string; sortName: string; search: string; address: string };

/** The columns of an association that say it. Without a name a person stands in a list by their address. */
export function knownAs(person: string, address: string): KnownAs {
  return { person, sortName: foldName(person || address), search: searchable(person), address };
}
