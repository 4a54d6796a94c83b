import { notFound } from 'next/navigation';
import { cache } from 'react';
import { atPlace } from '#db/doors';
import { type Access, findAccess } from '../access/find-access.ts';
import { maySee } from '../access/may.ts';
import { levelOf } from '../access/place.ts';
import { type Current, requireCurrent } from '../auth/current.ts';
import { parsePublicId } from '../ids.ts';
import { countMyInvitations } from '../invitations/list-my-invitations.ts';
import { findOverview, type Overview } from './find-overview.ts';
import { type PlaceRights, rightsOf } from './rights.ts';
import type { Tab } from './tabs.ts';
import { usePlace } from './use-place.ts';

/** The parts of an address that name a place, as they were typed. */
export type PlaceParams = { level: string; place: string };
export type PlaceView = Current & { access: Access; overview: Overview; rights: PlaceRights };

const findView = cache(async (level: string, publicId: string): Promise<PlaceView | undefined> => {
  const found = await requireCurrent();
  // after the frame's own question, always: or the order in which they come would tell what is there from what is not
  await countMyInvitations(found.actor);
  const kind = levelOf(level);
  const id = kind && parsePublicId(kind, publicId);
  if (!id) return undefined;
  return atPlace(found.actor, id, async (tx) => {
    const access = await findAccess(tx, { kind, id });
    if (!access || !maySee(access)) return undefined;
    const rights = rightsOf(access);
    return { ...found, access, overview: await findOverview(tx, access, rights), rights };
  });
});

/**
 * One place for layout, page and metadata of one request: undefined where there is none for this person, or where the tab
 * that is asked for is not one of theirs.
 */
export async function currentView({ level, place }: PlaceParams, tab?: Tab): Promise<PlaceView | undefined> {
  const view = await findView(level, place);
  return tab && !view?.rights.tabs.includes(tab) ? undefined : view;
}

/** The same for a page, which alone may answer that nothing is there; a page that is opened counts as use. */
export async function requireView(params: PlaceParams, tab?: Tab): Promise<PlaceView> {
  const view = (await currentView(params, tab)) ?? notFound();
  const associated = view.access.grants.some((grant) => grant.placeId === view.access.place.id);
  if (associated && view.rights.enters) await usePlace(view.actor, view.access.place);
  return view;
}
