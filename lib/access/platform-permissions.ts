import { sql } from 'drizzle-orm';
import { myPlatformRoles } from '#db/schema/views';

/** All that the asking person's platform roles allow, each once, as one value of a row; at whatever door. */
export const platformPermissions = sql`coalesce((select array_agg(distinct p)
  from ${myPlatformRoles}, unnest(${myPlatformRoles.permissions}) p), '{}')`.mapWith(myPlatformRoles.permissions);
