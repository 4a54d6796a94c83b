import type { z } from 'zod';

/** What a form sends: each name with its text, or its texts where the name stands more than once. Never Next's own fields. */
export type Fields = Record<string, string | string[]>;

/** Where a form's fields are not the domain's own: how they are read, and at which field a fault of the domain stands. */
export type FormShape = {
  read: (fields: Fields) => Record<string, unknown>;
  fieldOf: (path: readonly PropertyKey[], fields: Fields) => string | undefined;
};

export function fieldsOf(form: FormData): Fields {
  const fields: Fields = Object.create(null);
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$')) continue;
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string');
    fields[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  return fields;
}

/** The first text of a field, '' where it was not sent. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

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
