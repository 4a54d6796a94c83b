import { unstable_rethrow } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import type { Actor } from './auth/actor.ts';
import { current } from './auth/current.ts';
import { requestFacts } from './auth/request.ts';
import { leaveStatus } from './door/under-way.ts';
import { type ActionResult, DomainError, typedValues } from './errors.ts';
import { log } from './log.ts';

function plainObject(form: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue;
    const all = form.getAll(name);
    object[name] = all.length > 1 ? all : all[0];
  }
  return { ...object };
}

type Translate = (key: string, values?: Record<string, string | number | Date>) => string;

async function translate(): Promise<Translate & { has(key: string): boolean }> {
  return (await getTranslations()) as unknown as Translate & { has(key: string): boolean };
}

// zod's issues carry a key of the catalogue where the schema names one
async function invalid(error: z.ZodError, form: FormData): Promise<ActionResult<never>> {
  const t = await translate();
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    const values = issue.code === 'custom' ? issue.params : undefined;
    fields[field] ??= t.has(issue.message) ? t(issue.message, values) : t('form.errors.invalid');
  }
  return { ok: false, error: { code: 'invalid', message: t('form.errors.summary'), fields }, values: typedValues(form) };
}

async function refused(error: unknown, form: FormData): Promise<ActionResult<never>> {
  unstable_rethrow(error);
  const t = await translate();
  if (error instanceof DomainError) {
    if (error.retryAfter !== undefined) leaveStatus({ status: error.code === 'busy' ? 503 : 429, retryAfter: error.retryAfter });
    const message = t(error.key, error.values);
    const fields = error.field ? { [error.field]: message } : {};
    return {
      ok: false,
      error: { code: error.code, key: error.key, message: error.field ? t('form.errors.summary') : message, fields },
      values: typedValues(form),
    };
  }
  const { id } = await requestFacts();
  log.error({ err: error, requestId: id }, 'an action failed');
  return {
    ok: false,
    error: { code: 'unexpected', message: t('errors.unexpected', { reference: id }), fields: {} },
    values: typedValues(form),
  };
}

/** Parses a form and runs the work; every refusal comes back as words at the right field, with what was typed. */
export async function answer<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  const parsed = schema.safeParse(plainObject(form));
  if (!parsed.success) return invalid(parsed.error, form);
  try {
    return { ok: true, data: await work(parsed.data) };
  } catch (error) {
    return refused(error, form);
  }
}

/** The same for a verb of somebody signed in. */
export async function answerActor<S extends z.ZodType, T>(
  form: FormData,
  schema: S,
  work: (actor: Actor, input: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return answer(form, schema, async (input) => {
    const found = await current();
    if (!found) throw new DomainError('signed_out', 'errors.signed_out');
    return work(found.actor, input);
  });
}
