import { asSelf } from '#db/doors';
import type { Actor } from '../auth/actor.ts';
import { listMyInvitations, type MyInvitation } from '../invitations/list-my-invitations.ts';
import { listMyPlaces, type MyPlace } from './list-my-places.ts';

/** Home in one visit to the database: what waits for one's answer, then one's places. */
export function findHome(
  actor: Actor,
  { q }: { q?: string | undefined },
): Promise<{ invitations: MyInvitation[]; places: MyPlace[]; total: number; found: number }> {
  return asSelf(actor, async (tx) => ({ invitations: await listMyInvitations(tx), ...(await listMyPlaces(tx, q)) }));
}
