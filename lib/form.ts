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
