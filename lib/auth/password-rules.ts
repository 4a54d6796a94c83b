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

// one word over and over, or digits that only count up or down, are as common as the word itself
function repeats(text: string): boolean {
  for (let length = 1; length <= 8 && length * 2 <= text.length; length++) {
    const word = text.slice(0, length);
    if (word.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return true;
  }
  const digits = /^\d+$/.test(text) ? [...text].map(Number) : [];
  return digits.length > 0 && digits.every((digit, at) => at === 0 || [0, 1, 9].includes((digit - (digits[at - 1] as number) + 10) % 10));
}

/** Whether a password is among those that everybody tries first; `own` are words about the person and the product. */
export function isCommon(password: string, own: string[] = []): boolean {
  const text = bare(password);
  if (known.has(text) || repeats(text)) return true;
  const letters = text.replace(/[0-9!?*#$%&@+]+$/g, '');
  if (known.has(letters)) return true;
  const rest = own
    .map(bare)
    .filter((word) => word.length > 2)
    .reduce((left, word) => left.replaceAll(word, ''), letters);
  return own.length > 0 && rest.length < 3;
}

/** A new password: 15 to 128 characters, no composition rules, none of the common ones. */
export const newPasswordSchema = z
  .string({ error: 'auth.errors.password_required' })
  // nothing further is asked of what is far too long: each question would fold all of it
  .max(longest * 4, { error: 'auth.errors.password_long', abort: true })
  .refine((text) => [...text.normalize('NFKC')].length >= shortest, 'auth.errors.password_short')
  .refine((text) => [...text.normalize('NFKC')].length <= longest, 'auth.errors.password_long')
  .refine((text) => !text.includes('\u0000'), 'form.errors.characters')
  .refine((text) => !isCommon(text), 'auth.errors.password_common');
