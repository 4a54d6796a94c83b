import { type PlaceRef, placePath } from '../access/place.ts';
import type { Associated } from '../associations/associate-user.ts';
import type { Actor } from '../auth/actor.ts';
import { type NoteReader, sealNote } from '../auth/note.ts';
import { publicId } from '../ids.ts';
import type { Spot } from '../landing/schema.ts';
import { listAddress } from '../text/list-address.ts';

/** What a People tab says after a verb. `name` is there where its reader may know it. */
export type PeopleNote =
  | { did: 'associated'; rows: { address: string; name: string; outcome: Associated['outcome']; association: string }[]; links: string[] }
  | { did: 'resend' | 'cancel'; who: string }
  | { did: 'copy'; who: string; links: string[] }
  | { did: 'removed'; who: string; count: number };

/** What a place's own page says: of its making, or of its owner's mail. */
export type PlaceNote = { did: 'created'; name: string; owner: string; known: boolean } | { did: 'resend'; who: string };

const readerOf = (actor: Actor, place: PlaceRef): NoteReader => ({ session: actor.session, placeId: place.id });

/** The People tab at the same spot, with something to say to whoever did it. */
export function peopleAddress(actor: Actor, place: PlaceRef, note: PeopleNote, spot: Partial<Spot> = {}): string {
  const { q, after, before, from, row } = spot;
  return listAddress(`${placePath(place)}/people`, { q, after, before, from, row, note: sealNote(note, readerOf(actor, place)) });
}

/** The place's own page, with something to say. */
export function placeAddress(actor: Actor, place: PlaceRef, note: PlaceNote): string {
  return listAddress(placePath(place), { note: sealNote(note, readerOf(actor, place)) });
}

/** The list from the new row on, said so, with a line for each person (spec.md §2, the dialog). */
export function landing(actor: Actor, place: PlaceRef, results: Associated[]): string {
  const [first] = [...results].sort((left, right) => (left.sortName < right.sortName ? -1 : 1));
  const rows = results.map(({ address, name, outcome, associationId }) => ({
    address,
    name,
    outcome,
    association: publicId('association', associationId),
  }));
  const links = results.filter((one) => one.outcome === 'link').map((one) => one.linkId as string);
  const from = first && publicId('association', first.associationId);
  return peopleAddress(actor, place, { did: 'associated', rows, links }, { from });
}
