import { z } from 'zod';
import { newPasswordSchema } from '../auth/password-rules.ts';
import { parsePublicId } from '../ids.ts';
import { requiredLine } from '../text/schema.ts';

// what cannot be a token never becomes a part of an address
const token = z.string().transform((text) => (/^[A-Za-z0-9_-]{43}$/.test(text) ? text : 'none'));

export const tokenSchema = z.object({ token });

/** A new person behind a mailed link: name and password. */
export const acceptNewSchema = z.object({ token, name: requiredLine(120), password: newPasswordSchema });

const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .refine((text) => /^\d{6}$/.test(text), 'accept.errors.code_shape');

/** A new person behind a shown link: the code that was mailed to the address, too (rule 14). */
export const acceptCodeSchema = acceptNewSchema.extend({ code });

/** *Continue* behind a shown link, to accept or to decline. */
export const continueSchema = tokenSchema.extend({ further: z.literal('decline').optional().catch(undefined) });

export const declineSchema = tokenSchema.extend({ code: code.optional() });

/** Signing in on the invitation's own page, so that no address carries the token elsewhere. */
export const signInHereSchema = z.object({
  token,
  email: z.string().trim().min(1, 'auth.errors.email_required').max(320, 'form.errors.too_long'),
  password: z.string().min(1, 'auth.errors.password_required').max(512, 'auth.errors.password_long'),
});

/** From Home: one's own invitation by its id. */
export const answerInvitationSchema = z.object({
  invitation: z.string().transform((text, context): string => {
    const id = parsePublicId('invitation', text);
    if (id) return id;
    context.addIssue({ code: 'custom', message: 'form.errors.invalid' });
    return z.NEVER;
  }),
  answer: z.enum(['accept', 'decline', 'decline-now']),
});
