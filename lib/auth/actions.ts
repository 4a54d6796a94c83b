'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { answer } from '../action.ts';
import type { ActionResult } from '../errors.ts';
import { closeBrowserSession, openBrowserSession, thisBrowser } from './browser-session.ts';
import { safeCallback } from './callback.ts';
import { current } from './current.ts';
import { requestFacts } from './request.ts';
import { signInSchema } from './schema.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export async function signInAction(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  return answer(form, signInSchema, async (input) => {
    await openBrowserSession(await signIn(input, await requestFacts(), await thisBrowser()));
    // the language and the rail are of the person who is here now
    revalidatePath('/', 'layout');
    redirect(safeCallback(input.callbackUrl));
  });
}

export async function signOutAction(): Promise<void> {
  const found = await current();
  if (found) await signOut(found.actor);
  await closeBrowserSession();
  revalidatePath('/', 'layout');
  redirect('/sign-in');
}
