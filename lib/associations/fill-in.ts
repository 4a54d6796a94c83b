import { atPlace } from '#db/doors';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import { type Permission, presetsAt, withNeeds } from '../access/permissions.ts';
import type { PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { type Candidate, findCandidate, listCandidates } from './candidates.ts';
import { findDialogData } from './dialog-data.ts';

/** What a form gets back beside its values: who is chosen, who was found, what was filled in. */
export type Filled = {
  chosen?: Candidate;
  found?: Candidate[];
  permissions?: Permission[];
  copied?: { count: number; left: number };
};

type Given = { user?: string | undefined; email: string; searched?: string | undefined };

/** The person that was chosen, or the people that were found, so that no further answer loses them where no script runs. */
export async function keepChosen(actor: Actor, place: PlaceRef, given: Given): Promise<Filled> {
  const chosen = given.user ? await findCandidate(actor, place, given.user) : undefined;
  if (chosen) return { chosen };
  return given.searched === undefined ? {} : { found: await listCandidates(actor, place, given.email) };
}

/** The dialog's further buttons where no script runs: *Find*, the presets and *Copy from* send the form and get it back. */
export async function fillIn(actor: Actor, place: PlaceRef, intent: string, given: Given & { copy: string }): Promise<Filled> {
  if (intent === 'find') return { found: await listCandidates(actor, place, given.email) };
  const kept = await keepChosen(actor, place, given);
  if (intent === 'copy') {
    const access = await atPlace(actor, place.id, (tx) => findAccess(tx, place));
    mustManage(access);
    const source = access && (await findDialogData(actor, access)).sources.find((one) => one.association === given.copy);
    if (!source) return kept;
    return { ...kept, permissions: withNeeds(source.keys), copied: { count: source.keys.length, left: source.left } };
  }
  const preset = presetsAt(place.kind).find((one) => `preset ${one.preset}` === intent);
  return preset ? { ...kept, permissions: withNeeds(preset.keys) } : kept;
}
