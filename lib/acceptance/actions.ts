'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { answer, answerActor } from '../action.ts';
import { closeBrowserSession, openBrowserSession, thisBrowser } from '../auth/browser-session.ts';
import { knownBrowserCookie } from '../auth/cookie.ts';
import { current } from '../auth/current.ts';
import { requestFacts } from '../auth/request.ts';
import { signIn } from '../auth/sign-in.ts';
import { signOut } from '../auth/sign-out.ts';
import type { ActionResult } from '../errors.ts';
import { requestLocale } from '../i18n/request.ts';
import { publicId } from '../ids.ts';
import { acceptAsNew } from './accept-as-new.ts';
import { type Accepted, acceptInvitation } from './accept-invitation.ts';
import { askForInvitation } from './ask-for-invitation.ts';
import { declineInvitation } from './decline-invitation.ts';
import { proveCode, requestCode } from './request-code.ts';
import {
  acceptCodeSchema,
  acceptNewSchema,
  answerInvitationSchema,
  continueSchema,
  declineSchema,
  signInHereSchema,
  tokenSchema,
} from './schema.ts';

type Previous = ActionResult | null;
const page = (token: string, step = '') => `/invitations/${encodeURIComponent(token)}${step}`;

async function arrive(accepted: Accepted): Promise<never> {
  if (accepted.sid && accepted.emailKey)
    await openBrowserSession({ sid: accepted.sid, knownBrowser: knownBrowserCookie(accepted.emailKey) });
  // the language and the rail are of the person who is here now
  revalidatePath('/', 'layout');
  redirect(`${accepted.path}?accepted=${publicId('invitation', accepted.invitationId)}`);
}

/** A new person: name and password, behind a shown link the code, too. */
export async function acceptNewAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, form.has('code') ? acceptCodeSchema : acceptNewSchema, async (input) => {
    const bringing = { locale: await requestLocale(), before: (await thisBrowser()).session };
    const accepted = await acceptAsNew(input, bringing, await requestFacts());
    if (!accepted) redirect(page(input.token));
    await arrive(accepted);
  });
}

/** Somebody signed in: one button. */
export async function acceptAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answerActor(form, tokenSchema, async (actor, input) => {
    await arrive(await acceptInvitation({ token: input.token }, { actor }, actor.request));
  });
}

/** Behind a shown link with the code that was mailed. */
export async function declineAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, declineSchema, async ({ token, code }) => {
    const [found, request] = [await current(), await requestFacts()];
    const codeId = code === undefined ? undefined : await proveCode(token, code, request);
    await declineInvitation({ token }, found?.actor, request, codeId);
    redirect(page(token));
  });
}

export async function continueAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, continueSchema, async (input) => {
    await requestCode(input.token, await requestFacts());
    redirect(page(input.token, input.further === 'decline' ? '?decline&code' : '?code'));
  });
}

export async function askAgainAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, tokenSchema, async (input) => {
    await askForInvitation(input.token, await requestFacts());
    redirect(page(input.token, '?asked'));
  });
}

export async function signInHereAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, signInHereSchema, async (input) => {
    await openBrowserSession(await signIn(input, await requestFacts(), await thisBrowser()));
    revalidatePath('/', 'layout');
    redirect(page(input.token));
  });
}

export async function signOutHereAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answer(form, tokenSchema, async (input) => {
    const found = await current();
    if (found) await signOut(found.actor);
    await closeBrowserSession();
    revalidatePath('/', 'layout');
    redirect(page(input.token));
  });
}

/** From Home: one's own, by its id; declining asks once more on a page. */
export async function answerInvitationAction(_previous: Previous, form: FormData): Promise<ActionResult> {
  return answerActor(form, answerInvitationSchema, async (actor, input) => {
    if (input.answer === 'accept') await arrive(await acceptInvitation({ invitationId: input.invitation }, { actor }, actor.request));
    if (input.answer === 'decline') redirect(`/?view=mine&decline=${publicId('invitation', input.invitation)}`);
    await declineInvitation({ invitationId: input.invitation }, actor, actor.request);
    revalidatePath('/', 'layout');
    redirect('/?view=mine');
  });
}
