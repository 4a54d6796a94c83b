import { and, eq, ne } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { associations } from '#db/schema/associations';
import { customers } from '#db/schema/customers';
import { users } from '#db/schema/users';
import { expired } from '../access/alive.ts';
import type { Access } from '../access/find-access.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locales.ts';
import { mayBeHere } from '../invitations/email-policy.ts';
import { isAny } from '../lists/ids.ts';
import { parseAddress } from '../mail/address.ts';
import { type NamedPerson, namePerson, splitName } from '../users/name-person.ts';
import { addressFault } from './addresses.ts';
import { onOwnedTabs } from './owned-tabs.ts';
import type { AssociateUserInput } from './schema.ts';

/** Who shall get in: the person, and how this customer was told of them. */
export type Invitee = NamedPerson & { address: string; name: string };

/** For an owner's Select User: the people on the People tabs of places they own in this customer. */
async function isOnMyPeopleTabs(tx: Tx, access: Access, actorId: string, userId: string): Promise<boolean> {
  const found = await tx
    .select({ id: associations.id })
    .from(associations)
    .where(
      and(
        eq(associations.customerId, access.place.customerId),
        eq(associations.userId, userId),
        ne(associations.status, 'pending'),
        onOwnedTabs(actorId),
      ),
    )
    .limit(1);
  return found.length > 0;
}

async function picked(tx: Tx, access: Access, capacity: 'admin' | 'owner', actorId: string, userId: string): Promise<Invitee> {
  const [person] = await tx
    .select({ id: users.id, email: users.email, fullName: users.fullName, status: users.status })
    .from(users)
    .where(and(eq(users.id, userId), ne(users.status, 'erased')));
  const visible = person && (capacity === 'admin' || (await isOnMyPeopleTabs(tx, access, actorId, userId)));
  if (!person || !visible) throw new DomainError('invalid', 'associations.errors.person_unknown', undefined, 'invitees');
  // a customer never sees a name that it was not told (house.md): where they are known here, it was
  const [known] = await tx
    .select({ person: associations.person })
    .from(associations)
    .where(and(eq(associations.customerId, access.place.customerId), eq(associations.userId, userId), ne(associations.status, 'pending')))
    .limit(1);
  return { ...person, isNew: false, address: person.email, name: known?.person ?? '' };
}

type Domains = readonly string[];

function mustBeIn(domains: Domains, address: string): void {
  if (!mayBeHere({ domains }, address))
    throw new DomainError('invalid', 'associations.errors.domain', { address, domains: domains.join(', ') }, 'invitees');
}

// by key, so that two who name the same people in another order never wait for each other; the same one twice is one
function addressed(input: AssociateUserInput, domains: Domains): { address: string; key: string; name: string }[] {
  const found = new Map<string, { address: string; key: string; name: string }>();
  for (const one of input.invitees) {
    if (!('email' in one)) continue;
    const parsed = parseAddress(one.email);
    const fault = addressFault(one.email);
    if (!parsed) throw new DomainError('invalid', fault?.message ?? 'associations.errors.address', fault?.values, 'invitees');
    mustBeIn(domains, parsed.address);
    if (!found.has(parsed.key)) found.set(parsed.key, { ...parsed, name: one.name });
  }
  return [...found.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

/**
 * Resolves who was named to people, refusing the whole for one that is wrong and naming it. Makes rows for addresses that
 * nobody has yet. A suspended person is refused to an admin alone: an owner must not learn it (rule 23).
 */
export async function resolveInvitees(
  tx: Tx,
  access: Access,
  capacity: 'admin' | 'owner',
  actorId: string,
  input: AssociateUserInput,
): Promise<{ invitees: Invitee[]; locale: Locale }> {
  const [customer] = await tx
    .select({ language: customers.language, domains: customers.allowedDomainsRegistration })
    .from(customers)
    .where(eq(customers.id, access.place.customerId));
  if (!customer) throw new Error('a place without its customer');
  const locale = input.locale ?? customer.language;
  const invitees: Invitee[] = [];
  for (const one of input.invitees) if ('user_id' in one) invitees.push(await picked(tx, access, capacity, actorId, one.user_id));
  for (const invitee of invitees) mustBeIn(customer.domains, invitee.address);
  for (const { address, key, name } of addressed(input, customer.domains))
    invitees.push({ ...(await namePerson(tx, { address, key, locale, ...splitName(name) })), address, name });
  const each = [...new Map(invitees.map((invitee) => [invitee.id, invitee])).values()];
  for (const invitee of each) {
    if (invitee.id === actorId) throw new DomainError('invalid', 'associations.errors.yourself', undefined, 'invitees');
    if (capacity === 'admin' && invitee.status === 'suspended')
      throw new DomainError('conflict', 'associations.errors.suspended', { address: invitee.address }, 'invitees');
  }
  return { invitees: each, locale };
}

/** Refuses whoever is already at this very place, naming the first and how. */
export async function refuseThoseHere(tx: Tx, access: Access, invitees: Invitee[]): Promise<void> {
  const here = await tx
    .select({ userId: associations.userId, status: associations.status, expired: expired(associations) })
    .from(associations)
    .where(
      and(
        eq(associations.customerId, access.place.customerId),
        eq(associations.placeId, access.place.id),
        isAny(
          associations.userId,
          invitees.map((invitee) => invitee.id),
        ),
      ),
    );
  const found = here[0];
  if (!found) return;
  const address = invitees.find((invitee) => invitee.id === found.userId)?.address ?? '';
  const how = found.status === 'pending' ? 'here_pending' : found.status === 'suspended' || found.expired ? 'here_ended' : 'here';
  throw new DomainError('conflict', `associations.errors.${how}`, { address }, 'invitees');
}
