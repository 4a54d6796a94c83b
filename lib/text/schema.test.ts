import { expect, test } from 'vitest';
import type { z } from 'zod';
import { costOf } from '../../world/cost.ts';
import { acceptCodeSchema } from '../acceptance/schema.ts';
import { dialogForm } from '../associations/dialog-form.ts';
import { associateUserSchema, inviteeSchema, peopleActionSchema } from '../associations/schema.ts';
import { signInSchema } from '../auth/schema.ts';
import { createCustomerSchema } from '../customers/schema.ts';
import type { FormShape } from '../form.ts';
import { decodeFields } from '../form-schema.ts';
import { foldName } from './fold.ts';
import { requiredLine } from './schema.ts';

const long = [
  `${'a'.repeat(64_000)}!`,
  `${'a'.repeat(32_000)}@${'b.'.repeat(16_000)}`,
  `a@${'a-'.repeat(32_000)}`,
  `https://${'x'.repeat(64_000)}`,
  ' '.repeat(64_000),
  `e${'\u0301'.repeat(64_000)}`,
  `${', '.repeat(32_000)}`,
  '\uD800'.repeat(64_000),
  `${'('.repeat(64_000)}`,
];
const schemas: [string, z.ZodObject, FormShape?][] = [
  ['the dialog', associateUserSchema, dialogForm],
  ['an invitee', inviteeSchema.options[1]],
  ['a People tab', peopleActionSchema],
  ['a new customer', createCustomerSchema as unknown as z.ZodObject],
  ['signing in', signInSchema],
  ['accepting', acceptCodeSchema],
];

// zero widths, a soft hyphen, fillers of Hangul, an empty Braille cell, a lone mark: a row or a letter would have no name
const unseen = [
  '\u200b',
  '\u200d\u2060',
  '\u00ad',
  '\u3164',
  '\u115f\u1160',
  '\uffa0',
  '\u2800',
  '\u034f',
  '\ufe0f',
  '\u{e0041}',
  '\u00a0\u3164 ',
];

test.each(schemas)('%s takes no name that nobody sees, and every name in ink', (_name, schema) => {
  for (const field of Object.keys(schema.shape).filter((one) => /name$/.test(one))) {
    const judge = (text: string) => (schema.shape[field] as z.ZodType).safeParse(text);
    for (const text of unseen) {
      const { success, data, error } = judge(text);
      // as good as not typed, or refused
      expect(success ? data : error?.issues[0]?.message, `${field}: ${JSON.stringify(text)}`).toMatch(
        /^$|^form\.errors\.(unseen|required)$/,
      );
    }
    for (const text of ['Ana', 'Đặng', '愛', '👩‍🚀', '3', '❤️', '\u200fדנה\u200f']) expect(judge(text).success, text).toBe(true);
  }
});

test('a name loses what nobody sees around it, and keeps what is inside', () => {
  expect(requiredLine(80).parse('\u200b\u00a0Ana\u200dMaria \u2060')).toBe('Ana\u200dMaria');
  expect(foldName('A\u200bn\u00ada')).toBe('ana');
});

test.each(schemas)('%s judges 64 KB in any field within 50 ms', (_name, schema, shape) => {
  const judge = (fields: Record<string, string>) => schema.safeParse(decodeFields(schema, fields, shape));
  judge({}); // a schema is compiled when it is first used
  for (const field of [...Object.keys(schema.shape), 'email', 'first_name', 'last_name'])
    for (const text of long) {
      const cost = costOf(() => judge({ customer_type: 'business', owner: 'other', [field]: text }));
      expect(cost, `${field}: ${text.slice(0, 12)}`).toBeLessThan(50);
    }
});
