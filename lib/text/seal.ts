import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const markBytes = 16;

// a key a purpose, so that what seals one thing never opens another
const keyOf = (purpose: string) => Buffer.from(hkdfSync('sha256', env().appSecret, '', `sealed ${purpose}`, 32));

/**
 * What we say to ourselves through an address: nobody outside reads it or makes it, and it opens only where it was bound to.
 * Equal contents look different every time (rule 23: no id of a pending person, not even inside a signed value).
 */
export function seal(purpose: string, content: Buffer, boundTo: string): string {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, keyOf(purpose), nonce).setAAD(Buffer.from(boundTo));
  return Buffer.concat([nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()]).toString('base64url');
}

/** The content of a seal of ours; undefined for anything else, and for one that was bound to something else. */
export function unseal(purpose: string, text: string, boundTo: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  // base64 has several spellings of the same bytes: one of them is ours
  if (bytes.length < nonceBytes + markBytes || bytes.toString('base64url') !== text) return undefined;
  const opening = createDecipheriv(cipher, keyOf(purpose), bytes.subarray(0, nonceBytes), { authTagLength: markBytes });
  opening.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(-markBytes));
  const content = opening.update(bytes.subarray(nonceBytes, -markBytes));
  try {
    return Buffer.concat([content, opening.final()]);
  } catch {
    return undefined;
  }
}
