import type { z } from 'zod';
import { type Permission, type Preset, presetsAt, withNeeds } from '../access/permissions.ts';
import type { Actor } from '../auth/actor.ts';
import { findDialogData } from './find-dialog-data.ts';
import { type Candidate, findCandidate, listCandidates } from './list-candidates.ts';
import type { fillInSchema } from './schema.ts';

/** What a form gets back beside its values: who is chosen, who was found, what was filled in. */
export type Filled = {
  chosen?: Candidate;
  found?: Candidate[];
  permissions?: Permission[];
  copied?: { count: number; left: number };
};

type Given = z.output<typeof fillInSchema>;

/** The person that was chosen, or the people that were found, so that no further answer loses them where no script runs. */
export async function keepChosen(actor: Actor, given: Given): Promise<Filled> {
  const chosen = given.user ? await findCandidate(actor, given.place, { user: given.user }) : undefined;
  if (chosen) return { chosen };
  return given.searched === undefined ? {} : findPeople(actor, given);
}

/** *Find*: who may be chosen, by what was typed. */
export async function findPeople(actor: Actor, given: Given): Promise<Filled> {
  return { found: await listCandidates(actor, given.place, { q: given.email }) };
}

/** *Copy from*: the permissions of somebody here or above. */
export async function copyPermissions(actor: Actor, given: Given): Promise<Filled> {
  const kept = await keepChosen(actor, given);
  const { sources } = await findDialogData(actor, given.place);
  const source = sources.find((one) => one.association === given.copy);
  if (!source) return kept;
  return { ...kept, permissions: withNeeds(source.keys), copied: { count: source.keys.length, left: source.left } };
}

/** A preset, where this level has it. */
export async function takePreset(actor: Actor, given: Given, preset: Preset): Promise<Filled> {
  const kept = await keepChosen(actor, given);
  const there = presetsAt(given.place.kind).find((one) => one.preset === preset);
  return there ? { ...kept, permissions: withNeeds(there.keys) } : kept;
}
