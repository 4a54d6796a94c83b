import { randomInt } from 'node:crypto';
import type { Tx } from '#db/client';
import { atGate } from '#db/doors';
import { associations, customers } from '#db/schema/index';
import { lockPeople } from '../access/locks.ts';
import { placeOfRow } from '../access/place.ts';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import { platformPermissionsOf } from '../auth/platform.ts';
import { postMails } from '../auth/post-mails.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { invitationMail, openInvitation } from '../invitations/open-invitation.ts';
import { searchable } from '../lists/words.ts';
import { readAddress } from '../mail/address.ts';
import { foldName } from '../text/fold.ts';
import { knownAs } from '../users/known-as.ts';
import { namePerson } from '../users/name-person.ts';
import type { CreateCustomerInput } from './schema.ts';

const ownerDays = 7;

// without letters and digits that look alike; uniqueness is the database's
function newCustomerKey(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function addressAt(field: string, text: string) {
  const parsed = readAddress(text);
  if (!parsed) throw new DomainError('invalid', 'customers.errors.address', undefined, field);
  return parsed;
}

async function nameOwner(tx: Tx, input: CreateCustomerInput) {
  const other = input.owner === 'other';
  const field = other ? 'owner_email' : 'email';
  const { address, key } = addressAt(field, other ? input.owner_email : input.email);
  const owner = await namePerson(tx, {
    address,
    key,
    locale: input.language,
    firstName: other ? input.owner_first_name : input.first_name,
    lastName: other ? input.owner_last_name : input.last_name,
  });
  if (owner.status === 'suspended') throw new DomainError('conflict', 'customers.errors.owner_suspended', undefined, field);
  return owner;
}

/** `owner` is the address of its owner, `known` whether they had signed in before. */
export type Created = { id: string; ownerId: string; name: string; owner: string; known: boolean };

/**
 * A customer with its owner, in one transaction with the mail (rule 2): somebody who has signed in before becomes the owner
 * and is told; anybody else is *invited*, owner from this moment, and gets a link to set up their sign-in.
 * Needs `customers.create` and `associations.manage` (rule 9).
 */
export async function createCustomer(actor: Actor, input: CreateCustomerInput): Promise<Created> {
  return atGate(
    actor,
    async (tx) => {
      await lockPeople(tx, [actor.userId]);
      const platform = await platformPermissionsOf(tx);
      if (!platform.has('customers.create') || !platform.has('associations.manage'))
        throw new DomainError(
          platform.has('customers.read') ? 'forbidden' : 'not_found',
          platform.has('customers.read') ? 'customers.errors.create_forbidden' : 'errors.not_found',
        );
      const contact = addressAt('email', input.email);
      const owner = await nameOwner(tx, input);
      await lockPeople(tx, [actor.userId, owner.id]);
      const id = newId();
      const business = input.customer_type === 'business';
      const name = business ? input.company_name : `${input.first_name} ${input.last_name}`.trim();
      const customerKey = newCustomerKey();
      await tx.insert(customers).values({
        id,
        customerType: input.customer_type,
        firstName: input.first_name,
        lastName: input.last_name,
        companyName: business ? input.company_name : null,
        name,
        sortName: foldName(name),
        search: searchable(name, contact.address, customerKey),
        email: contact.address,
        country: input.country,
        currency: input.currency,
        language: input.language,
        customerKey,
        ownerId: owner.id,
      });
      const place = placeOfRow({ customerId: id, accountId: null, roomId: null });
      const associationId = newId();
      await tx.insert(associations).values({
        customerId: id,
        id: associationId,
        userId: owner.id,
        ...knownAs(owner.fullName, owner.email),
        status: 'active',
      });
      await recordAudit(tx, actor.request, {
        event: 'customer.created',
        place,
        targetUserId: owner.id,
        body: { customer_type: input.customer_type },
      });
      const field = input.owner === 'other' ? 'owner_email' : 'email';
      const sender = { customerId: id, by: actor.userId, as: 'admin' as const, field };
      if (owner.status === 'active')
        await postMails(tx, sender, [{ to: owner.email, task: 'mail_owner_made', payload: { customerId: id, associationId } }]);
      else {
        const { invitationId, linkId } = await openInvitation(tx, {
          userId: owner.id,
          email: owner.email,
          invitedBy: actor.userId,
          invitedAs: 'admin',
          locale: input.language,
          message: '',
          hours: ownerDays * 24,
          place,
          permissions: [],
          send: true,
        });
        await recordAudit(tx, actor.request, {
          event: 'user.invited',
          place,
          targetUserId: owner.id,
          body: { invitation_id: invitationId, as: 'admin', owner: true },
        });
        await postMails(tx, sender, [invitationMail(owner.email, linkId)]);
      }
      return { id, ownerId: owner.id, name, owner: owner.email, known: owner.status === 'active' };
    },
    { write: true },
  );
}
