'use server';
import { revalidatePath } from 'next/cache';
import { RedirectType, redirect } from 'next/navigation';
import type { Preset } from '../access/permissions.ts';
import { answerActor } from '../action.ts';
import type { Actor } from '../auth/actor.ts';
import { type ActionResult, typedValues } from '../errors.ts';
import { fieldsOf } from '../form.ts';
import { publicId } from '../ids.ts';
import { copyInvitationLink } from '../invitations/copy-invitation-link.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { landing, peopleAddress, placeAddress } from '../landing/landing.ts';
import { spotSchema } from '../landing/schema.ts';
import { associateUser } from './associate-user.ts';
import { dialogForm } from './dialog-form.ts';
import { copyPermissions, type Filled, findPeople, keepChosen, takePreset } from './fill-in.ts';
import { removeAssociation } from './remove-association.ts';
import { resendTo } from './resend-to.ts';
import {
  type AssociateUserInput,
  associateUserSchema,
  fillInSchema,
  peopleActionSchema,
  removeAssociationSchema,
  resendToSchema,
} from './schema.ts';

/** What the dialog gets back: a refusal, or the form filled in; both with what was typed. */
export type DialogState = (ActionResult & { filled?: Filled }) | null;

async function associate(form: FormData, more: Partial<AssociateUserInput>): Promise<DialogState> {
  const work = async (actor: Actor, input: AssociateUserInput) =>
    done(landing(actor, input.place, await associateUser(actor, { ...input, ...more })));
  return keeping(form, await answerActor(form, associateUserSchema, work, dialogForm));
}

/** *Send Invite* or *Associate*, the dialog's own verb. */
export async function associateUserAction(_previous: DialogState, form: FormData): Promise<DialogState> {
  return associate(form, { replace: false });
}

/** *Replace*, after the dialog said that somebody is pending here. */
export async function replacePendingAction(_previous: DialogState, form: FormData): Promise<DialogState> {
  return associate(form, { replace: true });
}

/** *Resend*, in the same place. */
export async function resendToAction(_previous: DialogState, form: FormData): Promise<DialogState> {
  const result = await answerActor(form, resendToSchema, async (actor, input) => {
    const { email, association } = await resendTo(actor, input);
    done(peopleAddress(actor, input.place, { did: 'resend', who: email }, { from: publicId('association', association) }));
  });
  return keeping(form, result);
}

/** *Find*, where no script runs. */
export async function findPeopleAction(_previous: DialogState, form: FormData): Promise<DialogState> {
  return filledIn(form, await answerActor(form, fillInSchema, (actor, input) => findPeople(actor, input)));
}

/** *Copy from*, where no script runs. */
export async function copyPermissionsAction(_previous: DialogState, form: FormData): Promise<DialogState> {
  return filledIn(form, await answerActor(form, fillInSchema, (actor, input) => copyPermissions(actor, input)));
}

/** One of the presets, where no script runs. */
export async function takePresetAction(preset: Preset, _previous: DialogState, form: FormData): Promise<DialogState> {
  return filledIn(form, await answerActor(form, fillInSchema, (actor, input) => takePreset(actor, input, preset)));
}

function filledIn(form: FormData, result: ActionResult<Filled>): DialogState {
  return result.ok ? { ok: true, data: undefined, values: typedValues(form), filled: result.data } : result;
}

// a refusal names the chosen person again: without script nothing else can
async function keeping(form: FormData, result: ActionResult): Promise<DialogState> {
  const kept = await answerActor(form, fillInSchema, (actor, input) => keepChosen(actor, input));
  return kept.ok ? { ...result, filled: kept.data } : result;
}

/** The one form around a People tab: each button names its verb and its row. */
export async function peopleAction(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  return answerActor(form, peopleActionSchema, async (actor, input) => {
    const { verb, id } = input.do;
    if (verb === 'copy') {
      const { linkId, email } = await copyInvitationLink(actor, id);
      done(peopleAddress(actor, input.place, { did: 'copy', who: email, links: [linkId] }, { ...input, row: publicId('invitation', id) }));
    }
    if (verb === 'cancel') {
      const { email } = await revokeInvitation(actor, id);
      done(peopleAddress(actor, input.place, { did: 'cancel', who: email }, input));
    }
    const { email } = await resendInvitation(actor, id);
    if (input.at === 'overview') done(placeAddress(actor, input.place, { did: 'resend', who: email }));
    done(peopleAddress(actor, input.place, { did: 'resend', who: email }, { ...input, row: publicId('invitation', id) }));
  });
}

export async function removeAssociationAction(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  return answerActor(form, removeAssociationSchema, async (actor, input) => {
    const { removed, person } = await removeAssociation(actor, input);
    done(peopleAddress(actor, input.place, { did: 'removed', who: person, count: removed }, spotSchema.parse(fieldsOf(form))));
  });
}

function done(address: string): never {
  revalidatePath('/', 'layout');
  redirect(address, RedirectType.replace);
}
