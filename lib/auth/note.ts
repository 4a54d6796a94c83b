import { seal, unseal } from '../text/seal.ts';

/** Where a note may be read: by the session that it was written for, at one place's page. */
export type NoteReader = { session: Buffer; placeId: string };

const minutes = 10;
const secondBytes = 6;
const boundTo = ({ session, placeId }: NoteReader) => `${session.toString('hex')} ${placeId}`;

/** What a page has to say after a form: sealed, so that an address cannot put words into our mouth, nor tell what it holds. */
export function sealNote(note: Record<string, unknown>, reader: NoteReader): string {
  const until = Buffer.alloc(secondBytes);
  until.writeUIntBE(Math.floor(Date.now() / 1000) + minutes * 60, 0, secondBytes);
  return seal('note', Buffer.concat([until, Buffer.from(JSON.stringify(note))]), boundTo(reader));
}

/** The note of an address; undefined for one of another session or place, older than ten minutes, or not written by us. */
export function readNote<T>(sealed: string | undefined, reader: NoteReader): T | undefined {
  if (!sealed || sealed.length > 16_000) return undefined;
  const content = unseal('note', sealed, boundTo(reader));
  if (!content || content.readUIntBE(0, secondBytes) * 1000 < Date.now()) return undefined;
  return JSON.parse(content.subarray(secondBytes).toString('utf8')) as T;
}
