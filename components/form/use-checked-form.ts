'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useMemo, useRef, useState } from 'react';
import { type FieldErrors, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '#lib/errors';
import { type Fields, type FormShape, fieldsOf, textOf } from '#lib/form';
import { formSchema, type Words } from '#lib/form-schema';
import { type Action, useAction } from './use-action.ts';
import { useLatest } from './use-latest.ts';

type Options<T> = {
  /** where the fields are not the domain's own */
  shape?: FormShape;
  /** of a form with several actions, see `useAction` */
  page?: string;
  /** what the form's further verbs answered: their faults stand at the same fields */
  others?: readonly (T | null)[];
  /** when a field is judged first: once it was left, or where much hangs together, when the form is sent */
  mode?: 'onTouched' | 'onSubmit';
};

/**
 * A form that the server judges and the browser checks before, by the same schema over the same fields: what is judged is what
 * would be sent, the FormData that works without script. What the browser refuses gets a summary that takes the focus, as
 * after the server's own refusal; the server's words stand at their fields until they are mended. Fields keep their own
 * values, so that nothing typed before the script came is lost.
 */
export function useCheckedForm<T extends ActionResult<unknown>>(
  schema: z.ZodObject,
  action: Action<T>,
  { shape, page, others = [], mode = 'onTouched' }: Options<T> = {},
) {
  const t = useTranslations() as unknown as Words;
  const form = useRef<HTMLFormElement>(null);
  const [own, send, sending, , post] = useAction<T>(action, page);
  const answered = useLatest<T>([own, ...others]);
  // what the browser itself refused to send
  const [unsent, setUnsent] = useState<T | null>(null);
  const result = useLatest<T>([answered, unsent]);
  const said = useMemo(() => {
    const fields = Object.entries(answered && !answered.ok ? answered.error.fields : {});
    return Object.fromEntries(fields.map(([name, message]) => [name, { type: 'server', message }])) as FieldErrors<Fields>;
  }, [answered]);
  const judge = zodResolver(formSchema(schema, t, shape));
  const { register, handleSubmit, formState, clearErrors } = useForm<Fields, unknown, z.output<typeof schema>>({
    mode,
    shouldFocusError: false,
    errors: said,
    resolver: (_registered, context, options) => judge(fieldsOf(new FormData(form.current ?? undefined)), context, options),
  });
  const { errors } = formState;
  const refuse = (faults: FieldErrors<Fields>) => {
    const fields = Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, String(fault?.message)]));
    const reason = 'form.errors.summary';
    setUnsent({ ok: false, error: { code: 'invalid', reason, message: t(reason), fields } } as unknown as T);
  };
  return {
    /** what the summary says: the last answer, or why nothing was sent */
    result,
    /** the last answer, with what was typed where the page was made anew */
    answered,
    sending,
    register,
    clearErrors,
    was: (name: string) => textOf(answered?.values ?? {}, name),
    errorOf: (name: string) => errors[name]?.message as string | undefined,
    /** for the form itself */
    form: {
      ref: form,
      action: send,
      noValidate: true,
      onSubmit(event: React.FormEvent<HTMLFormElement>) {
        event.preventDefault();
        const element = event.currentTarget;
        if (!sending) void handleSubmit(() => post(new FormData(element)), refuse)(event);
      },
    },
  };
}

export type CheckedForm = ReturnType<typeof useCheckedForm>;
