import { z } from 'zod';
import common from './common-passwords.json' with { type: 'json' };

const shortest = 15; // where the password is the only factor (trust.md §1.12)
const longest = 128;

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._-]+/g, '');
const known = new Set(common.map(bare));

// one word or key row over and over is as common as the word itself
function repeats(text: string): boolean {
  return /^(.{1,8}?)\1+.{0,7}$/.test(text) || /^(?:0?1?2?3?4?5?6?7?8?9?0?)+$/.test(text);
}

/** Whether a password is among those that everybody tries first; `own` are words about the person and the product. */
export function isCommon(password: string, own: string[] = []): boolean {
  const text = bare(password);
  if (known.has(text) || repeats(text)) return true;
  const letters = text.replace(/[0-9!?*#$%&@+]+$/g, '');
  if (known.has(letters)) return true;
  return own.some((word) => bare(word).length > 2 && letters.replaceAll(bare(word), '').length < 3);
}

/** A new password: 15 to 128 characters, no composition rules, none of the common ones. */
export const newPasswordSchema = z
  .string({ error: 'auth.errors.password_required' })
  .max(longest * 4, 'auth.errors.password_long')
  .refine((text) => [...text.normalize('NFKC')].length >= shortest, 'auth.errors.password_short')
  .refine((text) => [...text.normalize('NFKC')].length <= longest, 'auth.errors.password_long')
  .refine((text) => !text.includes('\u0000'), 'form.errors.characters')
  .refine((text) => !isCommon(text), 'auth.errors.password_common');
