import { z } from 'zod';

/** What the sign-in form sends. The address is compared folded; anything that is no address is simply nobody's. */
export const signInSchema = z.object({
  email: z.string().trim().min(1, 'auth.errors.email_required').max(320, 'form.errors.too_long'),
  password: z.string().min(1, 'auth.errors.password_required').max(512, 'auth.errors.password_long'),
  callbackUrl: z.string().optional(),
});
export type SignInInput = z.infer<typeof signInSchema>;
