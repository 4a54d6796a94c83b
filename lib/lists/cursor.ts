import { seal, unseal } from '../text/seal.ts';

/** Where a keyset page goes on: the sort value and id of the row before it. Sealed in addresses; never trusted further. */
export type Cursor = { value: string; id: string };

const idBytes = 16;

const dashed = (hex: string) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** `list` names the list and its order: elsewhere the cursor says nothing. */
export function encodeCursor(list: string, cursor: Cursor): string {
  return seal('cursor', Buffer.concat([Buffer.from(cursor.id.replaceAll('-', ''), 'hex'), Buffer.from(cursor.value)]), list);
}

/** Undefined for anything that is no cursor of ours, or of another list: the list then begins at its beginning. */
export function decodeCursor(list: string, text: string | undefined): Cursor | undefined {
  if (!text || text.length > 2000) return undefined;
  const content = unseal('cursor', text, list);
  return content && { value: content.subarray(idBytes).toString('utf8'), id: dashed(content.subarray(0, idBytes).toString('hex')) };
}

/** The cursor just before a row, so that a list begins with the row itself. */
export function cursorBefore(row: Cursor): Cursor {
  const before = BigInt(`0x${row.id.replaceAll('-', '')}`) - 1n;
  return { value: row.value, id: dashed((before < 0n ? 0n : before).toString(16).padStart(32, '0')) };
}
