import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { may } from '../access/may.ts';
import type { Actor } from '../auth/actor.ts';
import { notFound } from '../errors.ts';
import { listPeople, type PeopleFilter, type PeoplePage } from './queries.ts';

/** A People tab for somebody who may see who has access here (rule 11). */
export async function listPeopleOf(actor: Actor, access: Access, filter: PeopleFilter): Promise<PeoplePage> {
  if (!may(access, 'people.view')) throw notFound();
  return atPlace(actor, access.place.id, (tx) => listPeople(tx, access, filter));
}
