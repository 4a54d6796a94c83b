'use client';
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { startTransition, useActionState } from 'react';
import { type ActionResult, addressIn, typedValues } from '#lib/errors';

export type Action<T> = (previous: T | null, form: FormData) => Promise<T | null>;

/**
 * `useActionState` that also answers where no action did: nobody was reached, the page is older than the server and its
 * action is gone, or it was opened at another address than Foyer's own. Each stands as words on the form, which keeps what
 * was typed; an error page would lose it. React empties a form whose action has run, also when it was refused: one that is
 * sent by `onSubmit` keeps everything, passwords too. A form with several actions says its `page`: without script React tells by
 * it, and not by each action's place in the form, whose answer came back.
 */
export function useAction<T extends ActionResult<unknown>>(action: Action<T>, page?: string) {
  const t = useTranslations('errors.unsent');
  const guarded: Action<T> = async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      unstable_rethrow(error);
      const address = addressIn((error as Error).message);
      const message = address ? t('elsewhere', { address }) : t(unstable_isUnrecognizedActionError(error) ? 'old_page' : 'unreachable');
      return {
        ok: false,
        error: { code: 'unexpected', reason: 'errors.unsent.unreachable', message, fields: {} },
        values: typedValues(form),
      } as unknown as T;
    }
  };
  // the server renders the action itself, whose fields a browser without script posts
  const [result, send, pending] = useActionState<T | null, FormData>(
    (typeof window === 'undefined' ? action : guarded) as never,
    null,
    page,
  );
  const post = (form: FormData) => {
    if (!pending) startTransition(() => send(form));
  };
  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    post(new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter));
  };
  return [result, send, pending, onSubmit, post] as const;
}
