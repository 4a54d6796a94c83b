import { atPlace } from '#db/doors';
import { findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import { type Permission, presetsAt, withNeeds } from '../access/permissions.ts';
import type { PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import { type Candidate, listCandidates } from './candidates.ts';
import { findDialogData } from './dialog-data.ts';

export type Filled = { permissions?: Permission[]; found?: Candidate[]; copied?: { count: number; left: number } };

/** The dialog's further buttons where no script runs: *Find*, the presets and *Copy from* send the form and get it back. */
export async function fillIn(actor: Actor, place: PlaceRef, intent: string, given: { email: string; copy: string }): Promise<Filled> {
  if (intent === 'find') return { found: await listCandidates(actor, place, given.email) };
  if (intent === 'copy') {
    const access = await atPlace(actor, place.id, (tx) => findAccess(tx, place));
    mustManage(access);
    const source = access && (await findDialogData(actor, access)).sources.find((one) => one.association === given.copy);
    return source ? { permissions: withNeeds(source.keys), copied: { count: source.keys.length, left: source.left } } : {};
  }
  const preset = presetsAt(place.kind).find((one) => `preset ${one.preset}` === intent);
  return preset ? { permissions: withNeeds(preset.keys) } : {};
}
