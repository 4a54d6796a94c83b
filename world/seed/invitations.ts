import { type Permission, presetsAt } from '../../lib/access/permissions.ts';
import { mayBeHere } from '../../lib/invitations/email-policy.ts';
import { linkHash } from '../../lib/invitations/token.ts';
import { knownColumns } from '../known-columns.ts';
import type { DemoAssociation } from './associations.ts';
import type { Chance } from './chance.ts';
import type { DemoPerson } from './people.ts';
import { type DemoPlace, type DemoPlaces, ownerThen } from './places.ts';

type Rows = Record<string, unknown>[];
type Told = {
  event: string;
  place: DemoPlace;
  target: string;
  actor: string;
  at: number;
  body: Record<string, unknown>;
};
export type DemoInvitations = { associations: Rows; invitations: Rows; places: Rows; links: Rows; events: Told[] };
type Status = 'pending' | 'accepted' | 'declined' | 'revoked';
type Given = { delivery?: string; permissions?: Permission[]; also?: DemoPlace[]; byAdmin?: string };

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const messages = {
  'pt-BR': 'Preciso de você nas salas a partir de segunda.',
  en: 'We start on Monday; have a look around before.',
  es: 'Empezamos el lunes; échale un vistazo antes.',
} as const;

/** Pending, expired, declined, revoked and accepted invitations, in every state of delivery. */
export function demoInvitations(
  chance: Chance,
  people: DemoPerson[],
  world: DemoPlaces,
  members: DemoAssociation[],
  now: number,
  adminId: string,
): DemoInvitations {
  const made: DemoInvitations = { associations: [], invitations: [], places: [], links: [], events: [] };
  const customerOf = new Map(world.customers.map((customer) => [customer.id, customer]));
  const active = new Set(people.filter((person) => person.status === 'active').map((person) => person.id));
  const taken = new Set(members.map((one) => `${one.place.id} ${one.person.id}`));
  const free = (place: DemoPlace, person: DemoPerson) => !taken.has(`${place.id} ${person.id}`);
  const isAllowed = (place: DemoPlace, person: DemoPerson) => mayBeHere(place, person.email);

  function addLink(invitation: string, inviter: string, way: 'mailed' | 'shown', at: number, killedAt: number | null): void {
    const id = chance.id(at);
    const shown = way === 'shown' ? { shown_to: inviter, shown_until: new Date(at + hour / 6) } : {};
    made.links.push({
      id,
      token_hash: linkHash(id),
      invitation_id: invitation,
      way,
      created_at: new Date(at),
      killed_at: killedAt && new Date(killedAt),
      ...shown,
    });
  }

  function addPending(place: DemoPlace, person: DemoPerson, named: string, permissions: Permission[], inviter: string, sent: number): void {
    taken.add(`${place.id} ${person.id}`);
    const at = new Date(sent);
    made.associations.push({
      customer_id: place.customerId,
      account_id: place.kind === 'account' ? place.id : null,
      room_id: place.kind === 'room' ? place.id : null,
      id: chance.id(sent),
      user_id: person.id,
      ...knownColumns(named, person.email),
      permissions,
      status: 'pending',
      expires_at: null,
      created_at: at,
      updated_at: at,
      granted_as: 'owner',
      granted_by: inviter,
      granted_at: at,
    });
  }

  function invite(place: DemoPlace, person: DemoPerson, status: Status, wanted: number, given: Given = {}): void {
    const sent = Math.max(wanted, place.created + hour, person.created);
    const inviter = given.byAdmin ?? ownerThen(customerOf.get(place.customerId) as DemoPlace, sent);
    if (!isAllowed(place, person) || inviter === person.id) return; // rule 16
    const id = chance.id(sent);
    const as = given.byAdmin ? 'admin' : 'owner';
    const closed = status === 'pending' ? null : new Date(Math.min(now - hour, sent + (1 + chance.below(120)) * hour));
    const delivery = given.delivery ?? (chance.below(8) === 0 ? 'failed' : chance.below(7) === 0 ? 'none' : 'sent');
    made.invitations.push({
      id,
      user_id: person.id,
      email: person.email,
      invited_by: inviter,
      invited_as: as,
      created_at: new Date(sent),
      status,
      expires_at: new Date(sent + 7 * day),
      delivery,
      sent_at: delivery === 'sent' ? new Date(sent + 4000) : null,
      delivery_reason: delivery === 'failed' ? '550 5.1.1 No such mailbox here' : null,
      locale: place.language,
      message: chance.below(3) === 0 ? messages[place.language] : null,
      accepted_at: status === 'accepted' ? closed : null,
      accepted_by: status === 'accepted' ? person.id : null,
      closed_at: closed,
    });
    const resent = delivery === 'sent' && chance.below(6) === 0;
    if (resent) addLink(id, inviter, 'mailed', sent, sent + hour / 2);
    addLink(id, inviter, delivery === 'none' ? 'shown' : 'mailed', resent ? sent + hour / 2 : sent + 1, null);
    const named = chance.below(2) === 0 ? person.fullName : '';
    for (const covered of [place, ...(given.also ?? [])]) {
      const permissions = given.permissions ?? chance.pick(presetsAt(covered.kind)).keys;
      made.places.push({
        customer_id: covered.customerId,
        invitation_id: id,
        place_id: covered.id,
        user_id: person.id,
        permissions,
        open: status === 'pending',
      });
      const told = { place: covered, target: person.id, body: { invitation_id: id } };
      made.events.push({
        ...told,
        event: 'user.invited',
        actor: inviter,
        at: sent,
        body: { invitation_id: id, permissions, as },
      });
      if (closed)
        made.events.push({
          ...told,
          event: `invitation.${status}`,
          actor: status === 'revoked' ? inviter : person.id,
          at: closed.getTime(),
        });
      if (status === 'pending' && covered.ownerId !== person.id) addPending(covered, person, named, permissions, inviter, sent);
    }
  }

  const open = [...world.customers, ...world.accounts, ...world.rooms].filter((place) => {
    const customer = customerOf.get(place.customerId) as DemoPlace;
    return customer.status === 'active' && active.has(customer.ownerId);
  });
  const known = people.filter((one) => one.status === 'active');
  const coral = world.customers[0] as DemoPlace;
  for (const person of people.filter((one) => one.status === 'invited')) {
    const owned = world.customers.find((one) => one.ownerId === person.id);
    // rule 2: an owner who has not signed in has an open invitation to set up their sign-in
    if (owned) invite(owned, person, 'pending', now - 2 * day + hour, { delivery: 'sent', permissions: [], byAdmin: adminId });
    else
      invite(
        chance.pick(
          open.filter(
            (place) => place.created < person.created && (!place.former || place.former.until < person.created) && isAllowed(place, person),
          ),
        ),
        person,
        'pending',
        person.created,
      );
  }
  const below = world.accounts.filter((one) => one.customerId === coral.id);
  const unknownAtCoral = known.slice(60).filter((person) => [coral, ...below].every((place) => free(place, person)));
  for (const [at, person] of chance.some(unknownAtCoral, 6).entries()) {
    const sent = chance.daytime(now - (1 + chance.below(5)) * day);
    invite(coral, person, 'pending', sent, at < 2 ? { also: below.slice(0, 2) } : {});
  }
  for (const place of chance.some(
    world.accounts.filter((one) => open.includes(one)),
    10,
  )) {
    const person = chance.pick(known);
    if (free(place, person)) invite(place, person, 'pending', chance.daytime(now - (1 + chance.below(12)) * day));
  }
  for (const status of ['declined', 'revoked'] as const)
    for (let times = 0; times < 14; times++)
      invite(chance.pick(open), chance.pick(known), status, chance.daytime(now - (10 + chance.below(300)) * day), {
        delivery: 'sent',
      });
  for (const one of members.filter((entry) => entry.row.granted_as === 'owner' && active.has(entry.person.id)).slice(0, 160))
    invite(one.place, one.person, 'accepted', Math.min(one.created, now - 3 * day), {
      delivery: 'sent',
      permissions: one.row.permissions as Permission[],
    });
  return made;
}
