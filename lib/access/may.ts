import { DomainError, notFound } from '../errors.ts';
import type { Access, Grant, LineagePlace } from './find-access.ts';
import type { Permission } from './permissions.ts';
import type { PlaceKind } from './place.ts';

const readOf = { customer: 'customers.read', account: 'accounts.read', room: 'rooms.read' } as const;
const viewOf: Record<PlaceKind, Permission | undefined> = { customer: undefined, account: 'accounts.view', room: 'rooms.view' };

/** The place itself, the last of the lineage. */
export function placeOf(access: Access): LineagePlace {
  return access.lineage.at(-1) as LineagePlace;
}

/** A platform admin who reads places of this level. */
export function readsAsAdmin(access: Access): boolean {
  return access.platform.has(readOf[access.place.kind]);
}

/** The union along the way up; owners hold everything (rules 3 and 7). A platform role is not among them. */
export function holds(access: Access, permission: Permission): boolean {
  return access.owns || access.grants.some((grant) => grant.permissions.includes(permission));
}

// an association at the place itself, or one above whose keys show places of this level
function opens(grants: Grant[], { id, kind }: { id: string; kind: PlaceKind }): boolean {
  return grants.some((grant) => grant.placeId === id || grant.permissions.some((key) => key === viewOf[kind]));
}

/** Whether the place exists for this person at all: associated at it, the view key from above, owner, or reading admin. */
export function maySee(access: Access): boolean {
  return readsAsAdmin(access) || access.owns || opens(access.grants, access.place);
}

/** Whether they may learn who is at a place: the place and its people exist for them (rule 11). */
export function maySeeWho(access: Access): boolean {
  return maySee(access) && (holds(access, 'people.view') || readsAsAdmin(access));
}

/** Under inactive (and terminated, where everything below is inactive) only admins enter (rules 11 and 21). */
export function mayEnter(access: Access): boolean {
  return readsAsAdmin(access) || access.status === 'active' || access.status === 'suspended';
}

/** Whether they may do this here, as a member, as owner, or by the platform role that reads this level. */
export function may(access: Access, permission: Permission): boolean {
  if (!maySee(access) || !mayEnter(access)) return false;
  return holds(access, permission) || (permission.endsWith('.view') && readsAsAdmin(access));
}

/** In which capacity they may invite, change and remove associations here (rule 4); who is both acts as admin. */
export function managesAs(access: Access): 'admin' | 'owner' | undefined {
  if (access.platform.has('associations.manage') && readsAsAdmin(access)) return 'admin';
  return access.owns && mayEnter(access) ? 'owner' : undefined;
}

/** A suspended customer's people get in, but nothing can be created under it (rule 21). */
export function mayCreateUnder(access: Access): boolean {
  return access.status === 'active';
}

/** For a verb that creates something there; the refusal stands at `field`. */
export function mustCreateUnder({ status }: Access, field?: string): void {
  if (status !== 'active') throw new DomainError('conflict', `associations.errors.place_${status}`, undefined, field);
}

/** Owners and admins see e-mails, permissions and pending rows of a People tab (rule 11). */
export function seesAddresses(access: Access): boolean {
  return managesAs(access) !== undefined || readsAsAdmin(access);
}

/** For a verb: the place must exist for them, else it is not there at all. */
export function mustSee(access: Access | undefined): Access {
  if (!access || !maySee(access)) throw notFound();
  return access;
}

/** For a read: what they may not see is not there at all (rule 11). */
export function mustHave(access: Access | undefined, permission: Permission): Access {
  if (!access || !may(access, permission)) throw notFound();
  return access;
}

/** For a verb of owners and admins: refuses whoever sees but may not act, saying who may. */
export function mustManage(access: Access | undefined): 'admin' | 'owner' {
  const seen = mustSee(access);
  const capacity = managesAs(seen);
  if (!capacity) throw new DomainError('forbidden', 'errors.only_owners', { owner: placeOf(seen).ownerName });
  return capacity;
}

/** Whether the lineage's place of this level is itself there for the person, so that its name may be a link. */
export function maySeeAbove(access: Access, kind: 'customer' | 'account'): boolean {
  const at = access.lineage.findIndex((place) => place.kind === kind);
  const up = access.lineage.slice(0, at + 1);
  const place = up.at(-1);
  if (!place) return false;
  const grants = access.grants.filter((grant) => up.some(({ id }) => id === grant.placeId));
  return access.platform.has(readOf[kind]) || up.some(({ ownerId }) => ownerId === access.actorId) || opens(grants, place);
}
