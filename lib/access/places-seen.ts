import type { Tx } from '#db/client';
import { type Access, findAccess } from './find-access.ts';
import { maySeeWho } from './may.ts';
import type { PlaceRef } from './place.ts';

/**
 * Those of these places whose people exist for whoever asks, with what they may do there, at the customer door: every name
 * of a place that is not on the way up of the page's own passes here before it reaches the page (rules 11 and 23).
 */
export async function placesSeen(tx: Tx, refs: PlaceRef[]): Promise<Map<string, Access>> {
  const seen = new Map<string, Access>();
  for (const ref of refs) {
    const access = await findAccess(tx, ref);
    if (access && maySeeWho(access)) seen.set(ref.id, access);
  }
  return seen;
}
