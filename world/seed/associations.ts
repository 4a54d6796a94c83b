import { type Permission, permissionsAt, presetsAt, withNeeds } from '../../lib/access/permissions.ts';
import { knownColumns } from '../known-columns.ts';
import type { Chance } from './chance.ts';
import type { DemoPerson } from './people.ts';
import { type DemoPlace, type DemoPlaces, ownerThen } from './places.ts';

export type DemoAssociation = { row: Record<string, unknown>; place: DemoPlace; person: DemoPerson; created: number };
type Shape = {
  status?: 'pending' | 'active' | 'suspended';
  expires?: number;
  permissions?: Permission[];
  named?: boolean;
};

const day = 24 * 60 * 60 * 1000;

/** Every owner's association, and colleagues of every shape; sixty people at the first customer, so that there are pages. */
export function demoAssociations(chance: Chance, people: DemoPerson[], world: DemoPlaces, now: number, adminId: string): DemoAssociation[] {
  const all: DemoAssociation[] = [];
  const taken = new Set<string>();
  const byId = new Map(people.map((person) => [person.id, person]));
  const customerOf = new Map(world.customers.map((customer) => [customer.id, customer as DemoPlace]));

  function add(place: DemoPlace, person: DemoPerson, shape: Shape = {}): DemoAssociation | undefined {
    if (taken.has(`${place.id} ${person.id}`)) return undefined;
    taken.add(`${place.id} ${person.id}`);
    const owns = place.ownerId === person.id;
    const begun = Math.max(place.created, person.created) + (1 + chance.below(25)) * day;
    const created = owns ? (place.former?.until ?? place.created) : begun < now - day ? begun : now - day - chance.below(day / 3);
    const status = shape.status ?? 'active';
    const shown = status === 'pending' && !shape.named ? '' : person.fullName;
    const granter = ownerThen(customerOf.get(place.customerId) as DemoPlace, created);
    const byAdmin = chance.below(3) === 0 || granter === person.id || byId.get(granter)?.status !== 'active'; // who never signed in granted nothing
    const presets = presetsAt(place.kind);
    const keys = permissionsAt(place.kind);
    const roll = chance.below(8);
    const granted =
      shape.permissions ??
      (roll === 0
        ? withNeeds([chance.pick(keys)])
        : roll === 1
          ? []
          : roll === 2
            ? keys
            : withNeeds([...chance.pick(presets).keys, ...chance.some(keys, roll > 5 ? 2 : 0)]));
    const permissions = owns ? [] : granted.filter((key) => keys.includes(key));
    const entry: DemoAssociation = {
      place,
      person,
      created,
      row: {
        customer_id: place.customerId,
        account_id: place.kind === 'account' ? place.id : null,
        room_id: place.kind === 'room' ? place.id : null,
        id: chance.id(created),
        user_id: person.id,
        ...knownColumns(shown, person.email),
        permissions,
        status,
        expires_at: shape.expires ? new Date(shape.expires) : null,
        created_at: new Date(created),
        updated_at: new Date(created),
        granted_as: owns ? 'system' : byAdmin ? 'admin' : 'owner',
        granted_by: owns ? null : byAdmin ? adminId : granter,
        granted_at: new Date(created),
      },
    };
    all.push(entry);
    return entry;
  }

  const places: DemoPlace[] = [...world.customers, ...world.accounts, ...world.rooms];
  for (const place of places) add(place, byId.get(place.ownerId) as DemoPerson);
  const colleagues = people.slice(1, 280); // the last twenty have no association at all
  const coral = world.customers[0] as DemoPlace;
  const second = people[1] as DemoPerson;
  add(coral, second, { permissions: withNeeds(['accounts.view', 'rooms.edit', 'people.view', 'statistics.view']) });
  for (const account of world.accounts.filter((one) => one.customerId === coral.id).slice(0, 2))
    add(account, second, { permissions: withNeeds(['rooms.create', 'rooms.share', 'recordings.manage']) });
  for (const room of world.rooms.filter((one) => one.customerId !== coral.id).slice(4, 7))
    add(room, second, { permissions: withNeeds(['rooms.moderate']) });
  for (const person of chance.some(colleagues, 62))
    if (person.status === 'active') {
      const roll = chance.below(14);
      add(coral, person, roll === 0 ? { status: 'suspended' } : roll === 1 ? { expires: now - (1 + chance.below(40)) * day } : {});
    }
  for (const person of colleagues) {
    if (person.status === 'invited') continue; // their associations are pending, and come with their invitations
    for (let times = 1 + chance.below(3); times > 0; times--) {
      const roll = chance.below(20);
      add(
        chance.pick(places),
        person,
        roll === 0
          ? { status: 'suspended' }
          : roll === 1
            ? { expires: now - (1 + chance.below(60)) * day }
            : roll === 2
              ? { expires: now + (10 + chance.below(60)) * day }
              : {},
      );
    }
  }
  return all;
}

/** When people last used their places; some have not been there since they were let in. */
export function demoUses(
  chance: Chance,
  associations: DemoAssociation[],
  now: number,
): { customer_id: string; place_id: string; user_id: string; at: Date }[] {
  return associations
    .filter((one) => one.row.status === 'active' && one.person.status === 'active' && chance.below(5) > 0)
    .map((one) => {
      const until = (one.row.expires_at as Date | null)?.getTime() ?? now;
      const at = Math.min(until, now) - chance.below(60) * day - chance.below(day);
      return {
        customer_id: one.place.customerId,
        place_id: one.place.id,
        user_id: one.person.id,
        at: new Date(Math.max(at, one.created)),
      };
    });
}
