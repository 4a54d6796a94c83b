/** Where a keyset page goes on: the sort value and id of the row before it. Opaque in addresses; never trusted further. */
export type Cursor = { value: string; id: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url');
}

/** Undefined for anything that is no cursor of ours: the list then begins at its beginning. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  if (!text || text.length > 2000) return undefined;
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    return typeof value === 'string' && typeof id === 'string' && uuid.test(id) && !value.includes('\u0000') ? { value, id } : undefined;
  } catch {
    return undefined;
  }
}

/** The cursor just before a row, so that a list begins with the row itself. */
export function cursorBefore(row: Cursor): Cursor {
  const before = BigInt(`0x${row.id.replaceAll('-', '')}`) - 1n;
  const hex = (before < 0n ? 0n : before).toString(16).padStart(32, '0');
  return { value: row.value, id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` };
}
