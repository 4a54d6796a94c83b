import type { PlaceKind } from './place.ts';

type Row = { key: string; group: string; levels: readonly PlaceKind[]; needs?: string };

const c = ['customer'] as const;
const ca = ['customer', 'account'] as const;
const car = ['customer', 'account', 'room'] as const;

/** The catalogue of spec.md §2: it feeds the checkboxes, validation, the database's checks and the test matrix. */
export const permissions = [
  { key: 'profile.view', group: 'profile', levels: c },
  { key: 'profile.edit', group: 'profile', levels: c, needs: 'profile.view' },
  { key: 'billing.view', group: 'billing', levels: c },
  { key: 'billing.edit', group: 'billing', levels: c, needs: 'billing.view' },
  { key: 'services.view', group: 'services', levels: ca },
  { key: 'services.order', group: 'services', levels: c, needs: 'services.view' },
  { key: 'accounts.view', group: 'accounts', levels: ca },
  { key: 'accounts.create', group: 'accounts', levels: c, needs: 'accounts.view' },
  { key: 'accounts.edit', group: 'accounts', levels: ca, needs: 'accounts.view' },
  { key: 'accounts.delete', group: 'accounts', levels: ca, needs: 'accounts.view' },
  { key: 'rooms.view', group: 'rooms', levels: car },
  { key: 'rooms.create', group: 'rooms', levels: ca, needs: 'rooms.view' },
  { key: 'rooms.edit', group: 'rooms', levels: car, needs: 'rooms.view' },
  { key: 'rooms.delete', group: 'rooms', levels: car, needs: 'rooms.view' },
  { key: 'rooms.share', group: 'rooms', levels: car, needs: 'rooms.view' },
  { key: 'rooms.moderate', group: 'rooms', levels: car, needs: 'rooms.view' },
  { key: 'recordings.view', group: 'recordings', levels: car },
  { key: 'recordings.manage', group: 'recordings', levels: car, needs: 'recordings.view' },
  { key: 'statistics.view', group: 'statistics', levels: car },
  { key: 'people.view', group: 'people', levels: car },
  { key: 'support.view', group: 'support', levels: ca },
  { key: 'support.open', group: 'support', levels: ca, needs: 'support.view' },
  { key: 'activity.view', group: 'activity', levels: car },
  { key: 'api_keys.manage', group: 'developers', levels: c },
] as const satisfies readonly Row[];

export type Permission = (typeof permissions)[number]['key'];
export type PermissionGroup = (typeof permissions)[number]['group'];

const rows: readonly (Row & { key: Permission; group: PermissionGroup; needs?: Permission })[] = permissions;

/** Groups in catalogue order, as the dialog and the access comb show them. */
export const permissionGroups: readonly PermissionGroup[] = [...new Set(permissions.map((row) => row.group))];

/** The keys that can be granted at this level, in catalogue order. */
export function permissionsAt(kind: PlaceKind): Permission[] {
  return rows.filter((row) => row.levels.includes(kind)).map((row) => row.key);
}

/** The same keys by group; groups without a key at this level are left out. */
export function groupsAt(kind: PlaceKind): { group: PermissionGroup; keys: Permission[] }[] {
  return permissionGroups
    .map((group) => ({
      group,
      keys: rows.filter((row) => row.group === group && row.levels.includes(kind)).map((row) => row.key),
    }))
    .filter((entry) => entry.keys.length > 0);
}

const rowOf = (key: Permission) => rows.find((row) => row.key === key) as (typeof rows)[number];

/** What a key needs in the same association (rule 8); one step, since no need has a need of its own. */
export function needOf(key: Permission): Permission | undefined {
  return rowOf(key).needs;
}

export function groupOf(key: Permission): PermissionGroup {
  return rowOf(key).group;
}

/** The set with every need added, in catalogue order. */
export function withNeeds(keys: Iterable<Permission>): Permission[] {
  const given = [...keys];
  const set = new Set<Permission | undefined>([...given, ...given.map(needOf)]);
  return rows.map((row) => row.key).filter((key) => set.has(key));
}

/** The first key of a set whose need is missing from it; the server refuses such a set (rule 8). */
export function missingNeed(keys: readonly Permission[]): { key: Permission; need: Permission } | undefined {
  for (const key of keys) {
    const need = needOf(key);
    if (need && !keys.includes(need)) return { key, need };
  }
  return undefined;
}

const presetKeys = {
  all: rows.map((row) => row.key),
  viewer: rows.map((row) => row.key).filter((key) => key.endsWith('.view')),
  room_operator: ['rooms.view', 'rooms.edit', 'rooms.share', 'rooms.moderate', 'recordings.view', 'statistics.view'],
  billing_contact: ['profile.view', 'billing.view', 'billing.edit', 'services.view', 'support.view', 'support.open'],
  account_manager: [
    'profile.view',
    'services.view',
    'accounts.view',
    'accounts.create',
    'accounts.edit',
    'rooms.view',
    'rooms.create',
    'rooms.edit',
    'rooms.share',
    'recordings.view',
    'statistics.view',
    'people.view',
    'support.view',
    'support.open',
    'activity.view',
  ],
} as const satisfies Record<string, readonly Permission[]>;

export type Preset = keyof typeof presetKeys;
export const presets = Object.keys(presetKeys) as Preset[];

/** The presets that leave something to tick at this level, with their keys there. */
export function presetsAt(kind: PlaceKind): { preset: Preset; keys: Permission[] }[] {
  const here = permissionsAt(kind);
  return presets
    .map((preset) => ({ preset, keys: here.filter((key) => (presetKeys[preset] as readonly string[]).includes(key)) }))
    .filter((entry) => entry.keys.length > 0);
}

/** Platform permissions of spec.md §2; the built-in role `admin` has all of them. */
export const platformPermissions = [
  ...(['customers', 'accounts', 'rooms', 'users'] as const).flatMap((noun) =>
    (['read', 'create', 'update', 'delete'] as const).map((verb) => `${noun}.${verb}` as const),
  ),
  'associations.manage',
  'invitations.manage',
  'services.manage',
  'admins.manage',
  'roles.manage',
  'audit.read',
  'api_keys.manage',
  'webhooks.manage',
  'settings.manage',
  'users.impersonate',
  'platform.access',
] as const;
export type PlatformPermission = (typeof platformPermissions)[number];
