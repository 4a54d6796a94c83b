import type { Access } from './find-access.ts';
import type { Permission, PlatformPermission } from './permissions.ts';

/** What a key was made for. `manages` lets it act as the owner that its maker is; without it, it holds the named keys alone. */
export type Limits = {
  permissions: readonly Permission[];
  platform: readonly PlatformPermission[];
  manages: boolean;
};

/**
 * Access as a limited actor has it: what they hold, of that what their limits name. It never widens. An owner who does not
 * manage through this key holds of everything that owners hold what is named, and is an owner no more.
 */
export function narrow(access: Access, limits: Limits | undefined): Access {
  if (!limits) return access;
  const named = (keys: readonly Permission[]) => keys.filter((key) => limits.permissions.includes(key));
  const grants = access.grants.map((grant) => ({ ...grant, permissions: named(grant.permissions) }));
  const asOwner = { associationId: '', placeId: access.place.id, permissions: [...limits.permissions] };
  return {
    ...access,
    owns: access.owns && limits.manages,
    platform: narrowPlatform(access.platform, limits),
    grants: access.owns && !limits.manages ? [asOwner, ...grants] : grants,
  };
}

/** The same for what platform roles allow. */
export function narrowPlatform(held: ReadonlySet<PlatformPermission>, limits: Limits | undefined): ReadonlySet<PlatformPermission> {
  return limits ? new Set([...held].filter((key) => limits.platform.includes(key))) : held;
}
