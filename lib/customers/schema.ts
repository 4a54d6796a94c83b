import { z } from 'zod';
import { locales } from '../i18n/locales.ts';
import { parsePublicId } from '../ids.ts';
import { readAddress } from '../mail/address.ts';
import { line } from '../text/schema.ts';
import { countries, currencies } from './choices.ts';

const code = (known: readonly string[], message: string) =>
  z
    .union([
      z.literal('').transform(() => null),
      z
        .string()
        .trim()
        .toUpperCase()
        .refine((text) => known.includes(text), message),
    ])
    .default(null as never);

/** What *New customer* sends. The owner is the customer's own address unless another is named, or a person is picked. */
export const createCustomerSchema = z
  .object({
    customer_type: z.enum(['business', 'personal'], 'form.errors.required'),
    company_name: line(200).default(''),
    first_name: line(80).default(''),
    last_name: line(80).default(''),
    email: z.string().trim().max(320, 'form.errors.too_long'),
    country: code(countries, 'form.errors.invalid'),
    currency: code(currencies, 'form.errors.invalid'),
    language: z.enum(locales, 'form.errors.required'),
    owner: z.enum(['same', 'other']).default('same'),
    owner_email: z.string().trim().max(320, 'form.errors.too_long').default(''),
    owner_first_name: line(80).default(''),
    owner_last_name: line(80).default(''),
  })
  .superRefine((given, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (given.customer_type === 'business' && given.company_name === '') refuse('company_name', 'form.errors.required');
    if (given.customer_type === 'personal' && given.first_name === '') refuse('first_name', 'form.errors.required');
    if (given.email === '') refuse('email', 'form.errors.required');
    else if (!readAddress(given.email)) refuse('email', 'customers.errors.address');
    if (given.owner === 'other' && given.owner_email === '') refuse('owner_email', 'form.errors.required');
    else if (given.owner === 'other' && !readAddress(given.owner_email)) refuse('owner_email', 'customers.errors.address');
  });
export type CreateCustomerInput = z.output<typeof createCustomerSchema>;

export const customerStatuses = ['active', 'inactive', 'suspended', 'terminated'] as const;
export const customerTypes = ['business', 'personal'] as const;
export const customerSorts = ['name', '-name', 'created_at', '-created_at'] as const;

const one = <T extends string>(values: readonly [T, ...T[]]) => z.enum(values).optional().catch(undefined);

/** The list's whole state as the address holds it; unknown values are dropped, never an error (look.md, Lists). */
export const customersListSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  status: one(customerStatuses),
  type: one(customerTypes),
  sort: z.enum(customerSorts).default('name').catch('name'),
  after: z.string().max(2000).optional().catch(undefined),
  before: z.string().max(2000).optional().catch(undefined),
});
export type CustomersList = z.output<typeof customersListSchema>;

export function parseCustomerId(text: string): string | undefined {
  return parsePublicId('customer', text);
}
