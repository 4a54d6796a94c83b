import { z } from 'zod';

// no control characters (NUL cannot be stored), no lone halves of a character, no direction overrides that make a name lie
const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const lineBreak = /[\r\n\u2028\u2029]/;

// at its ends a text loses what nobody sees, too: mail programs and pages put it there
const trimmed = (text: string) => text.normalize('NFC').replace(/^[\s\u200b\u200e\u200f\u2060]+|[\s\u200b\u200e\u200f\u2060]+$/g, '');

// a letter, a digit or any sign that leaves ink: no text is made of blanks, fillers and signs without width alone
const ink = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\p{M}\u2800]/u;
const isSeen = (text: string) => text === '' || ink.test(text);

/** One line of text as typed, trimmed and in NFC; `max` counts characters. Messages are keys of the catalogue. */
export function line(max: number) {
  return z
    .string({ error: 'form.errors.required' })
    .max(max * 4, 'form.errors.too_long')
    .transform(trimmed)
    .refine((text) => [...text].length <= max, 'form.errors.too_long')
    .refine((text) => !unwanted.test(text) && !lineBreak.test(text) && !text.includes('\t'), 'form.errors.characters')
    .refine(isSeen, 'form.errors.unseen');
}

/** One line that must say something. */
export function requiredLine(max: number) {
  return line(max).refine((text) => text !== '', 'form.errors.required');
}

/** Several lines of plain text. */
export function lines(max: number) {
  return z
    .string()
    .max(max * 5, 'form.errors.too_long')
    .transform((text) => trimmed(text.replaceAll('\r\n', '\n')))
    .refine((text) => [...text].length <= max, 'form.errors.too_long')
    .refine((text) => !unwanted.test(text), 'form.errors.characters')
    .refine(isSeen, 'form.errors.unseen');
}
