import { notFound } from 'next/navigation';
import { cache } from 'react';
import { atPlace } from '#db/doors';
import { type Access, findAccess } from '../access/find-access.ts';
import { maySee } from '../access/may.ts';
import type { PlaceKind } from '../access/place.ts';
import { parsePublicId } from '../ids.ts';
import { type Current, requireCurrent } from './current.ts';

export type CurrentPlace = Current & { access: Access };

/** The place of an address for layout, page and metadata of one request: undefined where there is none for this person. */
export const currentPlace = cache(async (kind: PlaceKind, publicId: string): Promise<CurrentPlace | undefined> => {
  const found = await requireCurrent();
  const id = parsePublicId(kind, publicId);
  if (!id) return undefined;
  const access = await atPlace(found.actor, id, (tx) => findAccess(tx, { kind, id }));
  return access && maySee(access) ? { ...found, access } : undefined;
});

/** The same for a page, which alone may answer that nothing is there. */
export async function requirePlace(kind: PlaceKind, publicId: string): Promise<CurrentPlace> {
  return (await currentPlace(kind, publicId)) ?? notFound();
}
