import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { type PlaceKind, placePath } from '../access/place.ts';
import { parsePublicId, publicId } from '../ids.ts';
import { type Spot, spotSchema } from '../landing/schema.ts';
import { findPending, type Pending } from '../people/find-pending.ts';
import { findRemoval, type Removal } from '../people/find-removal.ts';
import { flatQuery, listAddress } from '../text/list-address.ts';
import { currentView, type PlaceParams, type PlaceView, requireView } from './current-view.ts';
import { placeTitle } from './title.ts';

type Query = Record<string, string | string[] | undefined>;
type Asked = { place: { kind: PlaceKind; id: string; name: string }; spot: Spot; back: string };

// `row` in the address is who gets the focus once the row in question is gone; going back leads to that row itself
function asked(view: PlaceView, query: Query, row: string): Asked {
  const here = view.access.place;
  const spot = spotSchema.parse(flatQuery(query));
  return {
    place: { kind: here.kind, id: publicId(here.kind, here.id), name: view.access.lineage.at(-1)?.name ?? '' },
    spot,
    back: listAddress(`${placePath(here)}/people`, { ...spot, row }),
  };
}

/** The title of a question, for who may be asked it. */
export async function titleOfQuestion(params: PlaceParams, what: string): Promise<Metadata> {
  const view = await currentView(params);
  return placeTitle(view?.rights.manages && view, what);
}

/** *Remove*, before it is done; not there for who may not remove it. */
export async function requireRemoval({ association, ...params }: PlaceParams & { association: string }, query: Query) {
  const view = await requireView(params);
  const id = parsePublicId('association', association);
  const removal: Removal | undefined =
    id && view.rights.manages ? await findRemoval(view.actor, view.access.place, { association: id }) : undefined;
  if (!removal) notFound();
  return { removal, association, ...asked(view, query, association) };
}

/** *Cancel*, the same for an invitation that is pending at this place. */
export async function requirePending({ invitation, ...params }: PlaceParams & { invitation: string }, query: Query) {
  const view = await requireView(params);
  const id = parsePublicId('invitation', invitation);
  const pending: Pending | undefined =
    id && view.rights.manages ? await findPending(view.actor, view.access.place, { invitation: id }) : undefined;
  if (!pending) notFound();
  return { pending, invitation, ...asked(view, query, invitation) };
}
