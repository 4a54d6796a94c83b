import { expect, test } from 'vitest';
import type { z } from 'zod';
import { acceptCodeSchema } from '../acceptance/schema.ts';
import { associateUserSchema, peopleActionSchema } from '../associations/schema.ts';
import { signInSchema } from '../auth/schema.ts';
import { createCustomerSchema } from '../customers/schema.ts';

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
const schemas: [string, z.ZodObject][] = [
  ['the dialog', associateUserSchema],
  ['a People tab', peopleActionSchema],
  ['a new customer', createCustomerSchema as unknown as z.ZodObject],
  ['signing in', signInSchema],
  ['accepting', acceptCodeSchema],
];

test.each(schemas)('%s judges 64 KB in any field within 50 ms', (_name, schema) => {
  for (const field of Object.keys(schema.shape))
    for (const text of long) {
      const begun = performance.now();
      schema.safeParse({ customer_type: 'business', owner: 'other', [field]: text });
      expect(performance.now() - begun, `${field}: ${text.slice(0, 12)}`).toBeLessThan(50);
    }
});
