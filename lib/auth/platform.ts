import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { PlatformPermission } from '../access/permissions.ts';

/** What the asking person's platform roles allow, at whatever door this runs. */
export async function platformPermissionsOf(tx: Tx): Promise<ReadonlySet<PlatformPermission>> {
  const rows = (await tx.execute(sql`select distinct unnest(permissions) as permission from my_platform_roles`)) as unknown as {
    permission: PlatformPermission;
  }[];
  return new Set(rows.map((row) => row.permission));
}
