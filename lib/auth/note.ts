import { createHmac, timingSafeEqual } from 'node:crypto';
import { purposeKey } from './cookie.ts';

const sign = (text: string) => createHmac('sha256', purposeKey('note')).update(text).digest().subarray(0, 18);

/** What a page has to say after a form: signed, so that an address cannot put words into our mouth. */
export function signNote(note: Record<string, unknown>): string {
  const text = Buffer.from(JSON.stringify(note)).toString('base64url');
  return `${text}.${sign(text).toString('base64url')}`;
}

/** The note of an address; undefined for one that we did not write. */
export function readNote<T>(signed: string | undefined): T | undefined {
  if (!signed || signed.length > 8000) return undefined;
  const [text = '', mark = '', ...more] = signed.split('.');
  if (more.length > 0) return undefined;
  // as text: base64 has several spellings of the same bytes
  const given = Buffer.from(mark);
  const right = Buffer.from(sign(text).toString('base64url'));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as T;
}
