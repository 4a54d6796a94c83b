import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { may } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { notFound } from '../errors.ts';
import { listRooms, type RoomsPage } from './queries.ts';

/** The rooms of a customer or an account for somebody who may see them (rule 11). */
export async function listRoomsOf(
  actor: Actor,
  access: Access,
  page: { after?: string | undefined; before?: string | undefined },
): Promise<RoomsPage> {
  if (!may(access, 'rooms.view')) throw notFound();
  return atPlace(actor, access.place.id, (tx) => listRooms(tx, access.place.customerId, access.place.accountId, page));
}
