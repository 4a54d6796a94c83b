import type { Access } from '../access/find-access.ts';
import { holds, managesAs, may, mayCreateUnder, mayEnter, maySeeAbove, readsAsAdmin, seesAddresses } from '../access/may.ts';
import { type Permission, permissionsAt } from '../access/permissions.ts';
import { keyOf, type Tab, tabsOf } from './tabs.ts';

/** What somebody may do in the view of a place: all that its pages and their components ask. */
export type PlaceRights = {
  /** who may not sees the reason and nothing else (rules 11 and 21) */
  enters: boolean;
  /** the tabs that are theirs, in the order of the bar */
  tabs: Tab[];
  /** what of the lineage above is itself there for them */
  seesAbove: { customer: boolean; account: boolean };
  /** is here by a platform role */
  admin: boolean;
  owns: boolean;
  /** in which capacity they invite, change and remove here (rule 4) */
  manages: 'admin' | 'owner' | undefined;
  /** whether anything may be created under it (rule 21) */
  open: boolean;
  /** e-mails, permissions and pending rows (rule 11) */
  seesAddresses: boolean;
  /** what they hold here by associations, and from where when it is not from here */
  held: { permission: Permission; from: string | null }[];
};

/** The rights of a view, from what decides them; whoever asks must see the place already. */
export function rightsOf(access: Access): PlaceRights {
  const enters = mayEnter(access);
  const shown = (tab: Tab) => {
    const key = keyOf[tab];
    return key ? may(access, key) : enters;
  };
  return {
    enters,
    tabs: tabsOf[access.place.kind].filter(shown),
    seesAbove: { customer: maySeeAbove(access, 'customer'), account: maySeeAbove(access, 'account') },
    admin: readsAsAdmin(access),
    owns: access.owns,
    manages: managesAs(access),
    open: mayCreateUnder(access),
    seesAddresses: seesAddresses(access),
    held: heldHere(access),
  };
}

function heldHere(access: Access): PlaceRights['held'] {
  return permissionsAt(access.place.kind)
    .filter((permission) => holds(access, permission))
    .map((permission) => {
      const grant = access.grants.find((one) => one.permissions.includes(permission));
      const place = access.lineage.find((one) => one.id === grant?.placeId);
      return { permission, from: place && place.id !== access.place.id ? place.name : null };
    });
}
