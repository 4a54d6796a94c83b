import { type PlaceRef, placePath } from '../access/place.ts';
import { signNote } from '../auth/note.ts';
import { publicId } from '../ids.ts';
import { cursorBefore, encodeCursor } from '../text/cursor.ts';
import type { Associated } from './associate-user.ts';

/** What a People tab says after a verb. */
export type PeopleNote =
  | { did: 'associated'; rows: { address: string; outcome: Associated['outcome']; association: string }[]; links: string[] }
  | { did: 'resend' | 'cancel'; who: string }
  | { did: 'copy'; who: string; links: string[] }
  | { did: 'removed'; who: string; count: number };

/** The People tab with something to say. */
export function peopleAddress(place: PlaceRef, note: PeopleNote, after?: string): string {
  const query = new URLSearchParams({ ...(after ? { after } : {}), note: signNote(note) });
  return `${placePath(place)}/people?${query}`;
}

/** The list from the new row on, said so, with a line for each person (spec.md §2, the dialog). */
export function landing(place: PlaceRef, results: Associated[]): string {
  const [first] = [...results].sort((left, right) => (left.sortName < right.sortName ? -1 : 1));
  const after = first && encodeCursor(cursorBefore({ value: first.sortName, id: first.userId }));
  const rows = results.map((one) => ({
    address: one.address,
    outcome: one.outcome,
    association: publicId('association', one.associationId),
  }));
  const links = results.filter((one) => one.outcome === 'link').map((one) => one.linkId as string);
  return peopleAddress(place, { did: 'associated', rows, links }, after);
}
