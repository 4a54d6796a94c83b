'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { startTransition, useMemo, useState } from 'react';
import { type FieldErrors, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '#lib/errors';
import { useAction } from './use-action.ts';

type Translate = ((key: string) => string) & { has: (key: string) => boolean };

/**
 * A form that the server judges and the browser checks before, by the same schema: a field when it is left, all of them
 * before sending, and then a summary takes the focus as after the server's own refusal. What is sent is the FormData that works without script; the server's words stand at their fields until
 * they are mended. Fields keep their own values, so that nothing typed before the script came is lost.
 */
export function useCheckedForm<I extends FieldValues>(
  schema: z.ZodType<unknown, I>,
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>,
) {
  const t = useTranslations() as unknown as Translate;
  const [result, send, pending] = useAction(action);
  const refused = result && !result.ok ? result : null;
  const said = useMemo(() => {
    const fields = Object.entries(refused?.error.fields ?? {});
    return Object.fromEntries(fields.map(([name, message]) => [name, { type: 'server', message }])) as FieldErrors<I>;
  }, [refused]);
  // what the browser itself refused to send
  const [unsent, setUnsent] = useState<ActionResult | null>(null);
  const words = (message: string | undefined) => message && (t.has(message) ? t(message) : message);
  const { register, handleSubmit, formState, clearErrors } = useForm<I, unknown, unknown>({
    mode: 'onTouched',
    shouldFocusError: false,
    resolver: zodResolver(schema),
    errors: said,
  });
  return {
    result: unsent ?? result,
    send,
    pending,
    clearErrors,
    register,
    was: (name: Path<I>) => String(refused?.values?.[name] ?? ''),
    errorOf(name: Path<I>): string | undefined {
      // the schema names keys of the catalogue, the server says words
      return words(formState.errors[name]?.message as string | undefined);
    },
    onSubmit(event: React.FormEvent<HTMLFormElement>) {
      event.preventDefault();
      if (pending) return;
      const form = event.currentTarget;
      const post = () => {
        setUnsent(null);
        startTransition(() => send(new FormData(form)));
      };
      const refuse = (errors: FieldErrors<I>) => {
        const fields = Object.entries(errors).map(([name, error]) => [name, words(error?.message as string | undefined) ?? '']);
        setUnsent({
          ok: false,
          error: { code: 'invalid', reason: 'form.errors.summary', message: t('form.errors.summary'), fields: Object.fromEntries(fields) },
        });
      };
      void handleSubmit(post, refuse)(event);
    },
  };
}
