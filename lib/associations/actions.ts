'use server';
import { revalidatePath } from 'next/cache';
import { RedirectType, redirect } from 'next/navigation';
import { answerActor } from '../action.ts';
import { type ActionResult, typedValues } from '../errors.ts';
import { publicId } from '../ids.ts';
import { copyInvitationLink } from '../invitations/copy-invitation-link.ts';
import { resendInvitation } from '../invitations/resend-invitation.ts';
import { revokeInvitation } from '../invitations/revoke-invitation.ts';
import { landing, peopleAddress, placeAddress } from '../landing/landing.ts';
import { associateUser } from './associate-user.ts';
import { type Filled, fillIn, keepChosen } from './fill-in.ts';
import { removeAssociation } from './remove-association.ts';
import { resendTo } from './resend-to.ts';
import { associateUserSchema, fillInSchema, peopleActionSchema, removeAssociationSchema, resendToSchema } from './schema.ts';

export type AssociateState = (ActionResult & Filled) | null;

export async function associateUserAction(_previous: AssociateState, form: FormData): Promise<AssociateState> {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'resend')
    return keeping(
      form,
      await answerActor(form, resendToSchema, async (actor, input) => {
        const { email, association } = await resendTo(actor, input);
        done(peopleAddress(actor, input.place, { did: 'resend', who: email }, { from: publicId('association', association) }));
      }),
    );
  if (/^(find|copy|preset [a-z_]+)$/.test(intent)) {
    let filled: Filled = {};
    const result = await answerActor(form, fillInSchema, async (actor, input) => {
      filled = await fillIn(actor, input.place, intent, input);
    });
    // nothing was refused and nothing was done: the form comes back, filled in
    return result.ok ? { ok: false, error: { code: 'invalid', message: '', fields: {} }, values: typedValues(form), ...filled } : result;
  }
  return keeping(
    form,
    await answerActor(form, associateUserSchema, async (actor, input) =>
      done(landing(actor, input.place, await associateUser(actor, input))),
    ),
  );
}

// a refusal names the chosen person again: without script nothing else can
async function keeping(form: FormData, result: ActionResult): Promise<ActionResult & Filled> {
  const kept = await answerActor(form, fillInSchema, (actor, input) => keepChosen(actor, input.place, input));
  return kept.ok ? { ...result, ...kept.data } : result;
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
    done(peopleAddress(actor, input.place, { did: 'removed', who: person, count: removed }, input));
  });
}

function done(address: string): never {
  revalidatePath('/', 'layout');
  redirect(address, RedirectType.replace);
}
