export const idPrefixes = {
  user: 'usr',
  customer: 'cus',
  account: 'acc',
  room: 'room',
  invitation: 'inv',
  association: 'asc',
  event: 'evt',
} as const;
export type IdKind = keyof typeof idPrefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then random, so that indexes grow at their end. */
export function newId(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  bytes[0] = ((bytes[0] as number) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] as number) & 0x3f) | 0x80;
  const random = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const hex = now.toString(16).padStart(12, '0') + random;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The id as people and programs see it: `cus_` and 26 characters of Crockford's base32, sorting as the UUID does. */
export function publicId(kind: IdKind, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let digit = 0; digit < 26; digit++) {
    text = alphabet[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return `${idPrefixes[kind]}_${text}`;
}

/** The UUID behind a public id; undefined for anything that is not exactly one of this kind. */
export function parsePublicId(kind: IdKind, text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const [, digits] = text.match(new RegExp(`^${idPrefixes[kind]}_([0-7][0-9a-hjkmnp-tv-z]{25})$`)) ?? [];
  if (!digits) return undefined;
  const value = [...digits].reduce((sum, digit) => (sum << 5n) | BigInt(alphabet.indexOf(digit)), 0n);
  const hex = value.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text is a UUID in its canonical form: what may stand in a statement that cannot take parameters. */
export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}
