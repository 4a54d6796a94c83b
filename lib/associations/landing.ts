import { type PlaceRef, placePath } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { type NoteReader, sealNote } from '../auth/note.ts';
import { publicId } from '../ids.ts';
import { cursorBefore, encodeCursor } from '../text/cursor.ts';
import type { Associated } from './associate-user.ts';
import { peopleList } from './people-order.ts';

/** What a People tab says after a verb. */
export type PeopleNote =
  | { did: 'associated'; rows: { address: string; outcome: Associated['outcome']; association: string }[]; links: string[] }
  | { did: 'resend' | 'cancel'; who: string }
  | { did: 'copy'; who: string; links: string[] }
  | { did: 'removed'; who: string; count: number };

/** The People tab with something to say to whoever did it. */
export function peopleAddress(actor: Actor, place: PlaceRef, note: PeopleNote, after?: string): string {
  const reader: NoteReader = { session: actor.session, placeId: place.id };
  const query = new URLSearchParams({ ...(after ? { after } : {}), note: sealNote(note, reader) });
  return `${placePath(place)}/people?${query}`;
}

// what the list orders rows of equal names by
const rowId = (one: Associated) => (one.outcome === 'active' ? one.userId : one.associationId);

/** The list from the new row on, said so, with a line for each person (spec.md §2, the dialog). */
export function landing(actor: Actor, place: PlaceRef, results: Associated[]): string {
  const [first] = [...results].sort((left, right) => (left.sortName < right.sortName ? -1 : 1));
  const after = first && encodeCursor(peopleList(place.id), cursorBefore({ value: first.sortName, id: rowId(first) }));
  const rows = results.map((one) => ({
    address: one.address,
    outcome: one.outcome,
    association: publicId('association', one.associationId),
  }));
  const links = results.filter((one) => one.outcome === 'link').map((one) => one.linkId as string);
  return peopleAddress(actor, place, { did: 'associated', rows, links }, after);
}
