import { z } from 'zod';
import { permissions } from '../access/permissions.ts';
import type { PlaceRef } from '../access/place.ts';
import { locales } from '../i18n/locales.ts';
import { parsePublicId } from '../ids.ts';
import { spotSchema } from '../landing/schema.ts';
import { splitAddresses } from '../mail/address.ts';
import { line, lines } from '../text/schema.ts';
import { addressFault } from './addresses.ts';

const keys = permissions.map((row) => row.key) as [(typeof permissions)[number]['key'], ...(typeof permissions)[number]['key'][]];

/** A place as a form names it: its public id. */
export const placeField = z.string().transform((text, context): PlaceRef => {
  for (const kind of ['customer', 'account', 'room'] as const) {
    const id = parsePublicId(kind, text);
    if (id) return { kind, id };
  }
  context.addIssue({ code: 'custom', message: 'form.errors.invalid' });
  return z.NEVER;
});

export const idField = (kind: 'user' | 'invitation' | 'association') =>
  z.string().transform((text, context): string => {
    const id = parsePublicId(kind, text);
    if (id) return id;
    context.addIssue({ code: 'custom', message: 'form.errors.invalid' });
    return z.NEVER;
  });

export const invitationDays = [1, 7, 14, 30] as const;

/** How many people one invitation form, or one call, may name. */
export const mostInvitees = 20;

/** The addresses in what was typed so far, for the sentence of what will happen. */
export const typedAddresses = (text: string) => [...new Set(splitAddresses(text).filter((word) => word.includes('@')))];

const someone = z.union([z.literal('').transform(() => undefined), idField('user')]).optional();

/** One person to associate: somebody known by id, or an address, and what they are called where the caller knows it. */
export const inviteeSchema = z.union([
  z.strictObject({ user_id: idField('user') }),
  z.strictObject({
    email: z
      .string()
      .max(1000, 'form.errors.too_long')
      .superRefine((text, context) => {
        const fault = addressFault(text);
        if (fault) context.addIssue({ code: 'custom', message: fault.message, params: fault.values });
      }),
    name: line(120).default(''),
  }),
]);

/** *Associate User*: up to twenty people with one place, with the same permissions and the same way of telling them. */
export const associateUserSchema = z.object({
  place: placeField,
  invitees: z
    .array(z.unknown())
    .min(1, 'associations.errors.person_none')
    .max(mostInvitees, { error: () => 'associations.errors.too_many' })
    .pipe(z.array(inviteeSchema)),
  permissions: z
    .array(z.enum(keys, 'associations.errors.permission_unknown'))
    .transform((list) => [...new Set(list)])
    .refine((list) => list.length > 0, 'associations.errors.permissions_none'),
  send_invite: z.boolean().default(true),
  locale: z.enum(locales, 'form.errors.invalid').optional(),
  message: lines(500).default(''),
  days: z.literal(invitationDays, 'form.errors.invalid').default(7),
  /** takes the place of an invitation that is pending here */
  replace: z.boolean().default(false),
});
export type AssociateUserInput = z.output<typeof associateUserSchema>;

const invitationVerbs = ['resend', 'copy', 'cancel'] as const;

/** The one form around a People tab: `do` names the verb and the row, such as `resend inv_…`. */
export const peopleActionSchema = spotSchema.extend({
  place: placeField,
  /** the owner's mail is sent again from the place's own page */
  at: z.literal('overview').optional().catch(undefined),
  do: z.string().transform((text, context) => {
    const [word, row] = text.split(' ');
    const verb = invitationVerbs.find((one) => one === word);
    const id = parsePublicId('invitation', row);
    if (verb && id) return { verb, id };
    context.addIssue({ code: 'custom', message: 'form.errors.invalid' });
    return z.NEVER;
  }),
});

/** What the dialog's further buttons know of the form; they fill it in and do nothing else. `searched`: found people stand on the page. */
export const fillInSchema = z.object({
  place: placeField,
  user: someone.catch(undefined),
  searched: z.string().optional(),
  email: z.string().max(8000, 'form.errors.too_long').default(''),
  copy: z.string().max(60).default(''),
});

/** *Resend* from the dialog, for somebody who is pending here. */
export const resendToSchema = z.object({
  place: placeField,
  user: someone,
  email: z.string().trim().max(320, 'form.errors.too_long').default(''),
});
export type ResendToInput = z.output<typeof resendToSchema>;

/** *Remove*; with `also_below` what the person has below the place goes, too (rule 7). */
export const removeAssociationSchema = z.object({
  place: placeField,
  association: idField('association'),
  also_below: z.boolean().default(false),
});
export type RemoveAssociationInput = z.output<typeof removeAssociationSchema>;
