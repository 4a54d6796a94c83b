import { placePath } from '../access/place.ts';
import { readNote } from '../auth/note.ts';
import { findShownLinks, type ShownLink } from '../invitations/find-shown-links.ts';
import type { PeopleNote, PlaceNote } from '../landing/landing.ts';
import { type Spot, spotSchema } from '../landing/schema.ts';
import { listPeople, type PeoplePage } from '../people/list-people.ts';
import { flatQuery, listAddress } from '../text/list-address.ts';
import type { PlaceView } from './current-view.ts';

type Query = Record<string, string | string[] | undefined>;
export type PeopleTab = {
  page: PeoplePage;
  spot: Spot;
  note: PeopleNote | undefined;
  /** the note as the address carries it, for what leads on from it */
  sealed: string | undefined;
  links: ShownLink[];
  previous: string | null;
  next: string | null;
};

/** What a verb left to say, to whoever did it, on the page of the place where they did it. */
export function readPeopleNote(view: PlaceView, query: Query): PeopleNote | undefined {
  return readNote<PeopleNote>(flatQuery(query).note, { session: view.actor.session, placeId: view.access.place.id });
}

/** The same on the place's own page. */
export function readPlaceNote(view: PlaceView, query: Query): PlaceNote | undefined {
  return readNote<PlaceNote>(flatQuery(query).note, { session: view.actor.session, placeId: view.access.place.id });
}

/** Everything a People tab shows beyond the view. */
export async function findPeopleTab(view: PlaceView, query: Query): Promise<PeopleTab> {
  const spot = spotSchema.parse(flatQuery(query));
  const note = readPeopleNote(view, query);
  const page = await listPeople(view.actor, view.access.place, spot);
  const path = `${placePath(view.access.place)}/people`;
  return {
    page,
    spot,
    note,
    sealed: note && flatQuery(query).note,
    links: await findShownLinks(view.actor, note && 'links' in note ? note.links : []),
    previous: page.previous && listAddress(path, { q: spot.q, before: page.previous }),
    next: page.next && listAddress(path, { q: spot.q, after: page.next }),
  };
}
