import { here, type Tx } from '#db/client';
import { myPlatformRoles } from '#db/schema/views';
import { narrowPlatform } from '../access/narrow.ts';
import type { PlatformPermission } from '../access/permissions.ts';

/** What the asking person's platform roles allow, at whatever door this runs. */
export async function platformPermissionsOf(tx: Tx): Promise<ReadonlySet<PlatformPermission>> {
  const roles = await tx.select({ permissions: myPlatformRoles.permissions }).from(myPlatformRoles);
  return narrowPlatform(new Set(roles.flatMap((role) => role.permissions)), here.getStore()?.asker?.limits);
}
