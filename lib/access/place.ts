import { publicId } from '../ids.ts';

export type PlaceKind = 'customer' | 'account' | 'room';

/** One place; `id` is the UUID. */
export type PlaceRef = { kind: PlaceKind; id: string };

/** A place with its lineage: where rights are climbed from. */
export type Place = PlaceRef & { customerId: string; accountId: string | null; roomId: string | null };

/**
 * The place of a row that names it by its ids, its lineage as far as the row knows it: a room's row may leave out its account,
 * as associations do.
 */
export function placeOfRow({ customerId, accountId, roomId }: Omit<Place, 'kind' | 'id'>): Place {
  return { kind: kindOf(roomId, accountId), id: roomId ?? accountId ?? customerId, customerId, accountId, roomId };
}

/** The level of what has a room or an account, by their ids or names. */
export function kindOf(room: string | null, account: string | null): PlaceKind {
  return room !== null ? 'room' : account !== null ? 'account' : 'customer';
}

/** The word that the address of a place of each level begins with. */
export const levelWords = { customer: 'customers', account: 'accounts', room: 'rooms' } as const;

/** The level that such a word means; undefined for any other, also for what every object has. */
export function levelOf(word: string): PlaceKind | undefined {
  return (Object.keys(levelWords) as PlaceKind[]).find((kind) => levelWords[kind] === word);
}

/** The address of a place, such as `/customers/cus_…`. */
export function placePath(ref: PlaceRef): string {
  return `/${levelWords[ref.kind]}/${publicId(ref.kind, ref.id)}`;
}

/** The places whose associations count at this one: itself, then what is above it. */
export function lineageIds(place: Place): string[] {
  return [place.roomId, place.accountId, place.customerId].filter((id): id is string => id !== null);
}

/** The columns by which an association names its place: the customer always, plus at most one below. */
export function placeColumns(place: Place): { customerId: string; accountId: string | null; roomId: string | null } {
  return {
    customerId: place.customerId,
    accountId: place.kind === 'account' ? place.accountId : null,
    roomId: place.kind === 'room' ? place.roomId : null,
  };
}
