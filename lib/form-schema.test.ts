import { expect, test } from 'vitest';
import { z } from 'zod';
import { dialogForm } from './associations/dialog-form.ts';
import { associateUserSchema } from './associations/schema.ts';
import type { Fields } from './form.ts';
import { formSchema, type Words } from './form-schema.ts';

const known = ['form.errors.invalid', 'form.errors.too_long', 'associations.errors.address', 'associations.errors.too_many'];
const say = (key: string, values?: object) => (values ? `${key} ${JSON.stringify(values)}` : key);
const t: Words = Object.assign(say, { has: (key: string) => known.includes(key) });
const faults = (judge: z.ZodType, fields: Fields) =>
  (judge.safeParse(fields).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);

test('a form is judged by the verb’s own schema: digits, boxes and boxes of one name are what the domain says', () => {
  const schema = z.object({ days: z.number(), boxes: z.array(z.string()), sends: z.boolean() });
  expect(formSchema(schema, t).parse({ days: '7', boxes: 'a', sends: 'on', beside: 'x' })).toEqual({ days: 7, boxes: ['a'], sends: true });
});

test('faults stand in words at the fields that were typed in, with what they name', () => {
  const dialog = formSchema(associateUserSchema, t, dialogForm);
  const sent = { place: 'cus_00000000000000000000000000', permissions: 'rooms.view' };
  expect(faults(dialog, { ...sent, email: 'one@x.example two' })).toEqual([['email', 'associations.errors.address {"address":"two"}']]);
  const many = Array.from({ length: 21 }, (_, at) => `a${at}@x.example`).join(' ');
  expect(faults(dialog, { ...sent, email: many })).toEqual([['email', 'associations.errors.too_many {"most":20}']]);
  // what the catalogue does not know is said in general
  expect(faults(formSchema(z.object({ days: z.number() }), t), { days: 'many' })).toEqual([['days', 'form.errors.invalid']]);
});
