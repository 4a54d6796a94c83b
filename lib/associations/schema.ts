import { z } from 'zod';
import { permissions } from '../access/permissions.ts';
import type { PlaceRef } from '../access/place.ts';
import { parsePublicId } from '../ids.ts';
import { type Spot, spotSchema } from '../landing/schema.ts';
import { splitAddresses } from '../mail/address.ts';
import { boxes, line, lines, ticked } from '../text/schema.ts';
import { addressesIn } from './addresses.ts';

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

export const invitationDays = ['1', '7', '14', '30'] as const;

/** The addresses in what was typed so far, for the sentence of what will happen. */
export const typedAddresses = (text: string) => [...new Set(splitAddresses(text).filter((word) => word.includes('@')))];

const someone = z.union([z.literal('').transform(() => undefined), idField('user')]).optional();

/** What the Associate User dialog sends: somebody by `user`, or up to twenty addresses in `email`. */
export const associateUserSchema = z
  .object({
    place: placeField,
    user: someone,
    email: z.string().max(8000, 'form.errors.too_long').default(''),
    first_name: line(80).default(''),
    last_name: line(80).default(''),
    permissions: boxes(keys, 'associations.errors.permission_unknown').refine(
      (list) => list.length > 0,
      'associations.errors.permissions_none',
    ),
    send_invite: ticked,
    locale: z.enum(['en', 'pt-BR', 'es']).optional().catch(undefined),
    message: lines(500).default(''),
    days: z.enum(invitationDays).default('7').catch('7'),
    /** `replace` takes the place of an invitation that is pending here */
    intent: z.enum(['associate', 'replace']).default('associate').catch('associate'),
  })
  // here and not in the verb alone, so that an empty form names all its faults at once
  .superRefine((given, context) => {
    const fault = given.user ? undefined : addressesIn(given.email).fault;
    if (fault) context.addIssue({ code: 'custom', path: ['email'], message: fault.message, params: fault.values });
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

/** The dialog's other buttons: they fill the form in and do nothing else. `searched` says that found people stand on the page. */
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

/** *Remove*, confirmed; `also_below` is ticked at first (rule 7). */
export const removeAssociationSchema = spotSchema.extend({
  place: placeField,
  association: idField('association'),
  also_below: ticked,
});
export type RemoveAssociationInput = Omit<z.output<typeof removeAssociationSchema>, keyof Spot>;
