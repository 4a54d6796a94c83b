import { notFound } from 'next/navigation';
import { cache } from 'react';
import { atPlace } from '#db/doors';
import { type Access, findAccess } from '../access/find-access.ts';
import { holds, managesAs, may, mayCreateUnder, mayEnter, maySee, maySeeAbove, readsAsAdmin } from '../access/may.ts';
import { type Permission, permissionsAt } from '../access/permissions.ts';
import type { PlaceKind } from '../access/place.ts';
import { type Current, requireCurrent } from '../auth/current.ts';
import { parsePublicId } from '../ids.ts';
import { countMyInvitations } from '../invitations/list-my-invitations.ts';
import { findOverview, type Overview } from './find-overview.ts';
import { usePlace } from './use-place.ts';

export type PlaceView = Current & {
  access: Access;
  overview: Overview;
  rights: {
    enters: boolean;
    accounts: boolean;
    rooms: boolean;
    people: boolean;
    seesAbove: { customer: boolean; account: boolean };
    admin: boolean;
  };
  /** may associate people here now; `locked` says why not */
  manages: 'admin' | 'owner' | undefined;
  open: boolean;
};

/** One place for layout, page and metadata of one request: undefined where there is none for this person. */
export const currentView = cache(async (kind: PlaceKind, publicId: string): Promise<PlaceView | undefined> => {
  const found = await requireCurrent();
  const id = parsePublicId(kind, publicId);
  // after the frame's own question, always: or the order in which they come would tell what is there from what is not
  await countMyInvitations(found.actor);
  if (!id) return undefined;
  return atPlace(found.actor, id, async (tx) => {
    const access = await findAccess(tx, { kind, id });
    if (!access || !maySee(access)) return undefined;
    const rights = {
      enters: mayEnter(access),
      accounts: may(access, 'accounts.view'),
      rooms: may(access, 'rooms.view'),
      people: may(access, 'people.view'),
      seesAbove: { customer: maySeeAbove(access, 'customer'), account: maySeeAbove(access, 'account') },
      admin: readsAsAdmin(access),
    };
    return { ...found, access, overview: await findOverview(tx, access), rights, manages: managesAs(access), open: mayCreateUnder(access) };
  });
});

/** The same for a page, which alone may answer that nothing is there; a page that is opened counts as use. */
export async function requireView(kind: PlaceKind, publicId: string): Promise<PlaceView> {
  const view = (await currentView(kind, publicId)) ?? notFound();
  const associated = view.access.grants.some((grant) => grant.placeId === view.access.place.id);
  if (associated && view.rights.enters) await usePlace(view.actor, view.access.place);
  return view;
}

/** What the person holds here by associations, and from where when it is not from here. */
export function heldHere(access: Access): { permission: Permission; from: string | null }[] {
  return permissionsAt(access.place.kind)
    .filter((permission) => holds(access, permission))
    .map((permission) => {
      const grant = access.grants.find((one) => one.permissions.includes(permission));
      const place = access.lineage.find((one) => one.id === grant?.placeId);
      return { permission, from: place && place.id !== access.place.id ? place.name : null };
    });
}
