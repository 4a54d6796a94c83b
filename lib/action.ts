import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import type { Actor } from './auth/actor.ts';
import { current } from './auth/current.ts';
import { requestFacts } from './auth/request.ts';
import { leaveStatus } from './door/under-way.ts';
import { type ActionResult, DomainError, typedValues } from './errors.ts';
import { type Fields, type FormShape, fieldsOf } from './form.ts';
import { fieldOfFault, formSchema, type Words } from './form-schema.ts';
import { log } from './log.ts';

const translate = async () => (await getTranslations()) as unknown as Words;

type Sent = { form: FormData; fields: Fields; shape: FormShape | undefined };

function invalid(error: z.ZodError, form: FormData, t: Words): ActionResult<never> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message;
  const message = t('form.errors.summary');
  return { ok: false, error: { code: 'invalid', reason: 'form.errors.summary', message, fields }, values: typedValues(form) };
}

async function refused(error: unknown, { form, fields: sent, shape }: Sent): Promise<ActionResult<never>> {
  unstable_rethrow(error);
  const t = await translate();
  if (error instanceof DomainError) {
    if (error.retryAfter !== undefined) leaveStatus({ status: error.code === 'busy' ? 503 : 429, retryAfter: error.retryAfter });
    const message = t(error.key, error.values);
    const fields = error.field ? { [fieldOfFault([error.field], sent, shape)]: message } : {};
    return {
      ok: false,
      error: { code: error.code, reason: error.key, message: error.field ? t('form.errors.summary') : message, fields },
      values: typedValues(form),
    };
  }
  const { id } = await requestFacts();
  log.error({ err: error, requestId: id }, 'an action failed');
  return {
    ok: false,
    error: { code: 'unexpected', reason: 'errors.unexpected', message: t('errors.unexpected', { reference: id }), fields: {} },
    values: typedValues(form),
  };
}

/**
 * Decodes a form into the domain's input, which the schema judges, and runs the work; every refusal comes back as words at
 * the right field, with what was typed. `shape` is for a form whose fields are not the domain's own.
 */
export async function answer<S extends z.ZodObject, T>(
  form: FormData,
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
  shape?: FormShape,
): Promise<ActionResult<T>> {
  const sent = { form, fields: fieldsOf(form), shape };
  const t = await translate();
  const parsed = formSchema(schema, t, shape).safeParse(sent.fields);
  if (!parsed.success) return invalid(parsed.error, form, t);
  try {
    return { ok: true, data: await work(parsed.data) };
  } catch (error) {
    return refused(error, sent);
  }
}

/** The same for a verb of somebody signed in. */
export async function answerActor<S extends z.ZodObject, T>(
  form: FormData,
  schema: S,
  work: (actor: Actor, input: z.output<S>) => Promise<T>,
  shape?: FormShape,
): Promise<ActionResult<T>> {
  const signedIn = async (input: z.output<S>) => {
    const found = await current();
    if (!found) throw new DomainError('signed_out', 'errors.signed_out');
    return work(found.actor, input);
  };
  return answer(form, schema, signedIn, shape);
}
