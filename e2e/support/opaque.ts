import { publicId } from '../../lib/ids.ts';

const bare = (uuid: string) => uuid.replaceAll('-', '').toLowerCase();
const bytesOf = (uuid: string) => Buffer.from(bare(uuid), 'hex');
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

// 26 signs of Crockford's base32 are 130 bits, of which the first two are none
function fromBase32(text: string): Buffer {
  const value = [...text.toLowerCase()].reduce((sum, sign) => (sum << 5n) | BigInt(alphabet.indexOf(sign)), 0n);
  return Buffer.from((value & ((1n << 128n) - 1n)).toString(16).padStart(32, '0'), 'hex');
}

function unescaped(text: string): string {
  const plain = text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-fA-F]+);/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&amp;/g, '&');
  return plain.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1'));
}

/** Every reading of a text: as it stands, unescaped, and each opaque value in it decoded as hex, base32 and base64, again and again. */
export function readings(text: string, seen = new Set<string>(), depth = 3): Buffer[] {
  if (seen.has(text)) return [];
  seen.add(text);
  const found: Buffer[] = [Buffer.from(text, 'latin1')];
  if (depth === 0) return found;
  const plain = unescaped(text);
  if (plain !== text) for (const reading of readings(plain, seen, depth)) found.push(reading);
  const decoded: Buffer[] = [];
  for (const [run] of plain.matchAll(/[0-9a-fA-F-]{12,}/g)) decoded.push(Buffer.from(bare(run), 'hex'));
  for (const [run] of plain.matchAll(/[0-7][0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}/g)) decoded.push(fromBase32(run));
  for (const [run] of plain.matchAll(/[A-Za-z0-9_+/-]{8,}/g)) {
    if (seen.has(`run ${run}`)) continue;
    seen.add(`run ${run}`);
    // wherever in a longer run it may begin
    for (let from = 0; from < 4; from++) decoded.push(Buffer.from(run.slice(from), 'base64'));
  }
  for (const one of decoded) for (const reading of readings(one.toString('latin1'), seen, depth - 1)) found.push(reading);
  return found;
}

/** How a person's id, or the time that is in it, stands in what was read; undefined when it does not. */
export function idIn(read: Buffer[], uuid: string): string | undefined {
  const id = bytesOf(uuid);
  const time = id.subarray(0, 6);
  const ms = time.readUIntBE(0, 6);
  const spellings: [string, Buffer][] = [
    ['the id', id],
    ['its time', time],
    ['its words', Buffer.from(uuid)],
    ['its digits', Buffer.from(bare(uuid))],
    ['its public form', Buffer.from(publicId('user', uuid).slice(4))],
    ['its milliseconds', Buffer.from(String(ms))],
    ['its moment', Buffer.from(new Date(ms).toISOString().slice(0, 19))],
  ];
  return spellings.find(([, spelling]) => read.some((one) => one.includes(spelling)))?.[0];
}
