import { sql } from 'drizzle-orm';
import { here, type Tx } from '#db/client';
import { narrowPlatform } from '../access/narrow.ts';
import type { PlatformPermission } from '../access/permissions.ts';

/** What the asking person's platform roles allow, at whatever door this runs. */
export async function platformPermissionsOf(tx: Tx): Promise<ReadonlySet<PlatformPermission>> {
  const rows = (await tx.execute(sql`select distinct unnest(permissions) as permission from my_platform_roles`)) as unknown as {
    permission: PlatformPermission;
  }[];
  return narrowPlatform(new Set(rows.map((row) => row.permission)), here.getStore()?.asker?.limits);
}
