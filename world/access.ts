import type { Access, CustomerStatus } from '../lib/access/find-access.ts';
import type { Permission, PlatformPermission } from '../lib/access/permissions.ts';
import type { PlaceKind } from '../lib/access/place.ts';

export const levels: PlaceKind[] = ['customer', 'account', 'room'];
export type Standing = {
  owns?: PlaceKind;
  granted?: Partial<Record<PlaceKind, Permission[]>>;
  platform?: PlatformPermission[];
  status?: CustomerStatus;
};

/** What `findAccess` finds for somebody called *me*, in a lineage whose ids are its levels' names; nobody else owns as they do. */
export function accessAt(kind: PlaceKind, { owns, granted = {}, platform = [], status = 'active' }: Standing): Access {
  const up = levels.slice(0, levels.indexOf(kind) + 1);
  const lineage = up.map((one) => ({
    kind: one,
    id: one,
    name: `The ${one}`,
    status: one === 'customer' ? status : ('active' as const),
    ownerId: one === owns ? 'me' : 'somebody',
    ownerName: 'Olga',
  }));
  return {
    place: { kind, id: kind, customerId: 'customer', accountId: up[1] ?? null, roomId: up[2] ?? null },
    lineage,
    status,
    owns: owns !== undefined && up.includes(owns),
    actorId: 'me',
    platform: new Set(platform),
    grants: [...up]
      .reverse()
      .flatMap((one) => (granted[one] ? [{ associationId: `at ${one}`, placeId: one, permissions: granted[one] as Permission[] }] : [])),
  };
}
