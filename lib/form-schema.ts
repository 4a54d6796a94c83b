import { z } from 'zod';
import type { Fields, FormShape } from './form.ts';

type Def = { type: string; innerType?: z.ZodType; in?: z.ZodType; values?: readonly unknown[] };
const defOf = (schema: z.ZodType) => (schema as unknown as { def: Def }).def;

// what stands under optional, default, catch, transform and the like
function innermost(schema: z.ZodType): Def {
  const def = defOf(schema);
  const inner = def.innerType ?? (def.type === 'pipe' ? def.in : undefined);
  return inner ? innermost(inner) : def;
}

function decode(schema: z.ZodType, given: string | string[] | undefined): unknown {
  const { type, values } = innermost(schema);
  if (type === 'boolean') return given !== undefined;
  if (type === 'array') return given === undefined ? [] : [given].flat();
  const isNumber = type === 'number' || (type === 'literal' && values?.every((value) => typeof value === 'number'));
  if (isNumber && typeof given === 'string' && given.trim() !== '') return Number(given);
  return isNumber && given === '' ? undefined : given;
}

/**
 * A form's texts as the domain says them, so that one schema serves forms and JSON: a box is a boolean, boxes of one name are
 * an array, digits are a number. The schema still judges; names that it does not know fall away.
 */
export function decodeFields(schema: z.ZodObject, fields: Fields, shape?: FormShape): Record<string, unknown> {
  const decoded = Object.entries(schema.shape).map(([name, type]) => [
    name,
    decode(type as z.ZodType, Object.hasOwn(fields, name) ? fields[name] : undefined),
  ]);
  return { ...Object.fromEntries(decoded), ...shape?.read(fields) };
}

/** The field at which a fault of the domain stands. */
export function fieldOfFault(path: readonly PropertyKey[], fields: Fields, shape?: FormShape): string {
  return shape?.fieldOf(path, fields) ?? String(path[0] ?? '');
}

/** The whole catalogue, which also says what is no key of it. */
export type Words = ((key: string, values?: Record<string, string | number | Date>) => string) & { has(key: string): boolean };

// issues carry a key of the catalogue where the schema names one
function wordsOf(issue: z.core.$ZodIssue, t: Words): string {
  const values = issue.code === 'custom' ? issue.params : issue.code === 'too_big' ? { most: Number(issue.maximum) } : undefined;
  return t.has(issue.message) ? t(issue.message, values) : t('form.errors.invalid');
}

/**
 * What judges a form, by the server and before it is sent: the verb's own schema over what the fields say, its faults in words
 * and at the fields that were typed in. `shape` is for a form whose fields are not the domain's own.
 */
export function formSchema<S extends z.ZodObject>(schema: S, t: Words, shape?: FormShape) {
  return z.custom<Fields>().transform((fields, context): z.output<S> => {
    const judged = schema.safeParse(decodeFields(schema, fields, shape));
    if (judged.success) return judged.data;
    for (const issue of judged.error.issues)
      context.addIssue({ code: 'custom', path: [fieldOfFault(issue.path, fields, shape)], message: wordsOf(issue, t) });
    return z.NEVER;
  });
}
