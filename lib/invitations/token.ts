import { createHmac } from 'node:crypto';
import { purposeKey, sha256 } from '../auth/cookie.ts';

// derived, never kept: nothing secret rests in the database or in a job (rule 12)
const derive = (purpose: string, id: string) => createHmac('sha256', purposeKey(purpose)).update(id).digest();

/** The raw token of a link, 43 characters of base64url; it stands in a mail, or once on its maker's page. */
export function linkToken(linkId: string): string {
  return derive('invitation link', linkId).toString('base64url');
}

/** What the link's row holds. */
export function linkHash(linkId: string): Buffer {
  return hashOfToken(linkToken(linkId));
}

export function hashOfToken(token: string): Buffer {
  return sha256(`invitation link ${token}`);
}

/** Whether a text can be a token at all: anything else is refused before the database is asked. */
export function isTokenShaped(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The six digits that prove a mailbox (rule 14), derived from their row's id. */
export function codeOf(tokenId: string): string {
  return String(derive('invitation code', tokenId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
}

/** What the code's row holds: bound to the row, so that equal digits of two rows differ. */
export function codeHash(tokenId: string): Buffer {
  return sha256(`invitation code ${tokenId} ${codeOf(tokenId)}`);
}

export function hashOfCode(tokenId: string, digits: string): Buffer {
  return sha256(`invitation code ${tokenId} ${digits}`);
}

/** The token at the start of what a mail program, or a hand, made of a link: a full stop, a bracket or a blank is no part of it. */
export function tokenBefore(text: string): string {
  return text.match(/^([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/)?.[1] ?? text;
}
