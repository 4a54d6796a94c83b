import { notFound } from 'next/navigation';
import { type PlaceKind, placePath } from '../access/place.ts';
import { parsePublicId, publicId } from '../ids.ts';
import { type Spot, spotSchema } from '../landing/schema.ts';
import { findPending, type Pending } from '../people/find-pending.ts';
import { findRemoval, type Removal } from '../people/find-removal.ts';
import { flatQuery, listAddress } from '../text/list-address.ts';
import { type PlaceView, requireView } from './current-view.ts';

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

/** *Remove*, before it is done, for its three addresses; not there for who may not remove it. */
export async function requireRemoval(kind: PlaceKind, place: string, association: string, query: Query) {
  const view = await requireView(kind, place);
  const id = parsePublicId('association', association);
  const removal: Removal | undefined =
    id && view.manages ? await findRemoval(view.actor, view.access.place, { association: id }) : undefined;
  if (!removal) notFound();
  return { removal, association, ...asked(view, query, association) };
}

/** *Cancel*, the same for an invitation that is pending at this place. */
export async function requirePending(kind: PlaceKind, place: string, invitation: string, query: Query) {
  const view = await requireView(kind, place);
  const id = parsePublicId('invitation', invitation);
  const pending: Pending | undefined =
    id && view.manages ? await findPending(view.actor, view.access.place, { invitation: id }) : undefined;
  if (!pending) notFound();
  return { pending, invitation, ...asked(view, query, invitation) };
}
