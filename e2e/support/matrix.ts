import { type Permission, permissionsAt, withNeeds } from '../../lib/access/permissions.ts';
import type { PlaceKind } from '../../lib/access/place.ts';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import type { MadePlace, Person } from '../../world/factories/writing.ts';
import { account, associate, customer, actor as makeActor, person, removeAssociation, room, suspend } from '../../world/factories.ts';
import { cookieOf } from './form.ts';

/** One who asks: by name, their cookie, and what they are at the places of the matrix. */
export type Asker = {
  name: string;
  cookie: string;
  admin: 'all' | 'read' | undefined;
  /** owner of the customer, of its first account, of a sibling account */
  owns: 'customer' | 'account' | 'sibling' | undefined;
  /** at the customer: undefined is nobody there */
  holds: Permission[] | undefined;
  /** of somebody who holds one permission and what it needs: that one */
  only?: Permission;
  in: boolean;
};
export type World = {
  customer: MadePlace;
  account: MadePlace;
  sibling: MadePlace;
  room: MadePlace;
  askers: Asker[];
  member: string;
  removable: Record<PlaceKind, string>;
  /** an invitation that waits at each level, and who it waits for at the customer */
  pending: Record<PlaceKind, string>;
  invitee: Asker;
};

const nobody = { admin: undefined, owns: undefined, holds: undefined, in: true } as const;

/** The world of the matrix: every kind of person of the catalogue around one customer (house.md, Tests; trust.md §1). */
export async function matrixWorld(): Promise<World> {
  const top = await customer();
  const owners = { account: await person(), sibling: await person() };
  const middle = await account(top, { owner: owners.account });
  const sibling = await account(top, { owner: owners.sibling });
  const inner = await room(middle, { owner: owners.account });
  const askers: Asker[] = [{ ...nobody, name: 'anonymous', cookie: '', in: false }];
  const add = async (name: string, who: Person, more: Partial<Asker> = {}) =>
    void askers.push({ ...nobody, name, cookie: await cookieOf(who), ...more });
  await add('platform admin', await person({ platformRole: 'admin' }), { admin: 'all' });
  await add('help desk', await person({ platformRole: 'help_desk' }), { admin: 'read' });
  await add('customer owner', top.owner, { owns: 'customer' });
  await add('account owner', owners.account, { owns: 'account' });
  await add('owner of the sibling account', owners.sibling, { owns: 'sibling' });
  await add('stranger', await person());
  const elsewhere = await person();
  await associate(elsewhere, await customer(), { permissions: permissionsAt('customer') });
  await add('member of another customer', elsewhere);
  const all = permissionsAt('customer');
  const member = async (name: string, holds: Permission[], more: Partial<Asker> = {}) => {
    const who = await person();
    await associate(who, top, { permissions: holds });
    await add(name, who, { holds, ...more });
  };
  await member('member with none', []);
  await member('member with all', all);
  for (const key of all) await member(`member with ${key}`, withNeeds([key]), { only: key });
  const removed = await person();
  const gone = await associate(removed, top, { permissions: all });
  await add('removed member', removed);
  await removeAssociation(gone);
  const out = await person();
  await associate(out, top, { permissions: all });
  await add('suspended member', out, { in: false });
  await suspend(out);
  await makeActor(removed);
  const target = await person();
  const removable = {
    customer: (await associate(target, top, { permissions: ['rooms.view'] })).id,
    account: (await associate(target, middle, { permissions: ['rooms.view'] })).id,
    room: (await associate(target, inner, { permissions: ['rooms.view'] })).id,
  };
  // shared by two accounts of one customer: neither's owner may learn of the other
  await associate(target, sibling, { permissions: ['rooms.view'] });
  const waiting = await person();
  const pending = {
    customer: (await pendingInvitation(top, { invitee: waiting })).invitationId,
    account: (await pendingInvitation(middle, { invitee: await person() })).invitationId,
    room: (await pendingInvitation(inner, { invitee: await person() })).invitationId,
  };
  const invitee = { ...nobody, name: 'invited person', cookie: await cookieOf(waiting) };
  return { customer: top, account: middle, sibling, room: inner, askers, member: target.id, removable, pending, invitee };
}

const viewOf = { customer: undefined, account: 'accounts.view', room: 'rooms.view' } as const;

/** Whether a page may name one of the four places to this asker: they see it, or what stands below it. */
export function mayName(asker: Asker, which: keyof Pick<World, 'customer' | 'account' | 'sibling' | 'room'>): boolean {
  const { sees } = standing(asker, 'account');
  if (which === 'sibling') return asker.owns === 'sibling' || (asker.owns !== 'account' && sees);
  if (which === 'room') return standing(asker, 'room').sees;
  const below = standing(asker, 'room').sees || sees;
  return which === 'account' ? below : below || standing(asker, 'customer').sees || asker.owns === 'sibling';
}

/** The rules again, by themselves: what this asker is at a level of the matrix (spec.md rules 3, 7 and 11). */
export function standing(asker: Asker, kind: PlaceKind) {
  const owns = asker.owns === 'customer' || (asker.owns === 'account' && kind !== 'customer');
  const view = viewOf[kind];
  const holds = (key: Permission) => owns || (asker.holds?.includes(key) ?? false);
  const sees =
    asker.in &&
    (asker.admin !== undefined || owns || (kind === 'customer' ? asker.holds !== undefined : view !== undefined && holds(view)));
  return {
    sees,
    may: (key: Permission) => sees && (asker.admin !== undefined || holds(key)),
    manages: sees && (asker.admin === 'all' || owns),
  };
}
