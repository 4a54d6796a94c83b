import { seesAddresses } from '../access/may.ts';
import { placePath } from '../access/place.ts';
import type { PeopleNote } from '../associations/landing.ts';
import { listPeopleOf } from '../associations/list-people-of.ts';
import type { PeoplePage } from '../associations/queries.ts';
import { readNote } from '../auth/note.ts';
import { findShownLinks, type ShownLink } from '../invitations/queries.ts';
import { flatQuery, listAddress } from '../text/list-address.ts';
import type { PlaceView } from './current-view.ts';

type Query = Record<string, string | string[] | undefined>;
export type PeopleTab = {
  page: PeoplePage;
  privileged: boolean;
  manages: boolean;
  open: boolean;
  q: string;
  note: PeopleNote | undefined;
  links: ShownLink[];
  fromNew: boolean;
  previous: string | null;
  next: string | null;
};

/** What a verb left to say, to whoever did it, on the page of the place where they did it. */
export function readPeopleNote(view: PlaceView, query: Query): PeopleNote | undefined {
  return readNote<PeopleNote>(flatQuery(query).note, { session: view.actor.session, placeId: view.access.place.id });
}

/** Everything a People tab shows, for its three addresses. */
export async function findPeopleTab(view: PlaceView, query: Query): Promise<PeopleTab> {
  const { q, after, before } = flatQuery(query);
  const note = readPeopleNote(view, query);
  const page = await listPeopleOf(view.actor, view.access, { q, after, before });
  const path = `${placePath(view.access.place)}/people`;
  return {
    page,
    privileged: seesAddresses(view.access),
    manages: view.manages !== undefined,
    open: view.open,
    q: q ?? '',
    note,
    links: await findShownLinks(view.actor, note && 'links' in note ? note.links : []),
    fromNew: note?.did === 'associated' && after !== undefined,
    previous: page.previous && listAddress(path, { q, before: page.previous }),
    next: page.next && listAddress(path, { q, after: page.next }),
  };
}
