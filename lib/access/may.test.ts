import { describe, expect, test } from 'vitest';
import { accessAt, levels, type Standing } from '../../world/access.ts';
import type { CustomerStatus } from './find-access.ts';
import {
  holds,
  managesAs,
  may,
  mayCreateUnder,
  mayEnter,
  maySee,
  maySeeAbove,
  maySeeWho,
  mustCreateUnder,
  mustHave,
  mustManage,
  mustSee,
  placeOf,
  readsAsAdmin,
  seesAddresses,
} from './may.ts';
import type { Permission } from './permissions.ts';
import type { PlaceKind } from './place.ts';

const statuses: CustomerStatus[] = ['active', 'inactive', 'suspended', 'terminated'];
const reader: Standing = { platform: ['customers.read', 'accounts.read', 'rooms.read'] };
const admin: Standing = { platform: ['customers.read', 'accounts.read', 'rooms.read', 'associations.manage'] };
const nobody: Standing = {};
const with_ = (kind: PlaceKind, ...keys: Permission[]): Standing => ({ granted: { [kind]: keys } });

/** For each level, in their order: + where it is so. */
function told(question: (kind: PlaceKind) => boolean): string {
  return levels.map((kind) => (question(kind) ? '+' : '-')).join('');
}

describe('whether a place is there', () => {
  test.each<[string, Standing, string]>([
    ['nobody', nobody, '---'],
    ['an owner, there and below', { owns: 'customer' }, '+++'],
    ['the owner of an account', { owns: 'account' }, '-++'],
    ['the owner of a room', { owns: 'room' }, '--+'],
    ['a member without any key, at their own place alone', with_('customer'), '+--'],
    ['who sees accounts', with_('customer', 'accounts.view'), '++-'],
    ['who sees rooms', with_('customer', 'rooms.view'), '+-+'],
    ['a member of an account who sees rooms', with_('account', 'rooms.view'), '-++'],
    ['a member of a room', with_('room'), '--+'],
    ['a platform role that reads everything', reader, '+++'],
    ['one that reads accounts alone', { platform: ['accounts.read'] }, '-+-'],
    ['one that manages, and reads nothing', { platform: ['associations.manage'] }, '---'],
  ])('for %s', (_who, standing, wanted) => {
    expect(told((kind) => maySee(accessAt(kind, standing)))).toBe(wanted);
    // and for a verb, which finds nothing where it is not
    for (const kind of levels) {
      const access = accessAt(kind, standing);
      if (maySee(access)) expect(mustSee(access)).toBe(access);
      else expect(() => mustSee(access)).toThrow(expect.objectContaining({ code: 'not_found' }));
    }
  });

  test('nor is one that was not found', () => {
    for (const asked of [() => mustSee(undefined), () => mustHave(undefined, 'rooms.view'), () => mustManage(undefined)])
      expect(asked).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('what somebody may', () => {
  test('a key holds there and below, an owner holds every key there and below', () => {
    expect(told((kind) => holds(accessAt(kind, with_('account', 'rooms.edit')), 'rooms.edit'))).toBe('-++');
    expect(told((kind) => holds(accessAt(kind, with_('account', 'rooms.edit')), 'rooms.share'))).toBe('---');
    expect(told((kind) => holds(accessAt(kind, { owns: 'account' }), 'rooms.share'))).toBe('-++');
    // keys of several levels are one set
    const both: Standing = { granted: { customer: ['rooms.view'], room: ['rooms.edit'] } };
    expect(['rooms.view', 'rooms.edit', 'rooms.share'].map((key) => may(accessAt('room', both), key as Permission))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('a key for what is not there is none', () => {
    // holds to edit rooms, and sees none
    const blind = accessAt('room', with_('customer', 'rooms.edit'));
    expect([holds(blind, 'rooms.edit'), may(blind, 'rooms.edit')]).toEqual([true, false]);
    expect(() => mustHave(blind, 'rooms.edit')).toThrow(expect.objectContaining({ code: 'not_found' }));
    const seeing = accessAt('room', with_('customer', 'rooms.view', 'rooms.edit'));
    expect(mustHave(seeing, 'rooms.edit')).toBe(seeing);
    expect(() => mustHave(seeing, 'rooms.share')).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  test('a platform role that reads sees everything and does nothing', () => {
    const access = accessAt('account', reader);
    expect([may(access, 'rooms.view'), may(access, 'people.view'), may(access, 'rooms.edit'), holds(access, 'rooms.view')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(told((kind) => readsAsAdmin(accessAt(kind, { platform: ['rooms.read'] })))).toBe('--+');
  });

  test('who is at a place is told with the place and its key, or to a reading admin', () => {
    expect(told((kind) => maySeeWho(accessAt(kind, with_('customer', 'people.view'))))).toBe('+--');
    expect(told((kind) => maySeeWho(accessAt(kind, with_('customer', 'people.view', 'rooms.view'))))).toBe('+-+');
    expect(told((kind) => maySeeWho(accessAt(kind, with_('customer', 'rooms.view'))))).toBe('---');
    expect(told((kind) => maySeeWho(accessAt(kind, reader)))).toBe('+++');
    expect(told((kind) => maySeeWho(accessAt(kind, { owns: 'account' })))).toBe('-++');
  });
});

describe('a closed customer', () => {
  const all = (question: (status: CustomerStatus) => boolean) => statuses.filter(question);

  test('is entered by its people while it is suspended, later by reading admins alone', () => {
    expect(all((status) => mayEnter(accessAt('room', { owns: 'customer', status })))).toEqual(['active', 'suspended']);
    expect(all((status) => mayEnter(accessAt('room', { ...reader, status })))).toEqual(statuses);
    expect(all((status) => may(accessAt('room', { owns: 'customer', status }), 'rooms.view'))).toEqual(['active', 'suspended']);
  });

  test('is managed by its owner while it is entered, by an admin always', () => {
    expect(statuses.map((status) => managesAs(accessAt('room', { owns: 'customer', status })))).toEqual([
      'owner',
      undefined,
      'owner',
      undefined,
    ]);
    expect(statuses.map((status) => managesAs(accessAt('room', { ...admin, status })))).toEqual(['admin', 'admin', 'admin', 'admin']);
  });

  test('takes nothing new', () => {
    for (const status of statuses) {
      const access = accessAt('account', { owns: 'customer', status });
      expect(mayCreateUnder(access), status).toBe(status === 'active');
      if (status === 'active') expect(mustCreateUnder(access, 'email')).toBe(undefined);
      else
        expect(() => mustCreateUnder(access, 'email'), status).toThrow(
          expect.objectContaining({ code: 'conflict', key: `associations.errors.place_${status}`, field: 'email' }),
        );
    }
  });
});

describe('who manages people', () => {
  test.each<[string, Standing, (string | undefined)[]]>([
    ['an owner, there and below', { owns: 'account' }, [undefined, 'owner', 'owner']],
    ['an admin', admin, ['admin', 'admin', 'admin']],
    ['who is both acts as admin', { ...admin, owns: 'customer' }, ['admin', 'admin', 'admin']],
    ['an admin who reads accounts alone', { platform: ['accounts.read', 'associations.manage'] }, [undefined, 'admin', undefined]],
    ['nobody who reads only', reader, [undefined, undefined, undefined]],
    ['no member, whatever they hold', with_('customer', 'people.view', 'rooms.view', 'accounts.view'), [undefined, undefined, undefined]],
  ])('%s', (_who, standing, wanted) => {
    expect(levels.map((kind) => managesAs(accessAt(kind, standing)))).toEqual(wanted);
  });

  test('and who sees without managing is told who does', () => {
    const access = accessAt('room', with_('room', 'people.view'));
    expect(placeOf(access).id).toBe('room');
    expect(() => mustManage(access)).toThrow(
      expect.objectContaining({ code: 'forbidden', key: 'errors.only_owners', values: { owner: 'Olga' } }),
    );
    expect(mustManage(accessAt('room', admin))).toBe('admin');
    expect(() => mustManage(accessAt('room', nobody))).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  test('addresses are for those who manage, and for reading admins', () => {
    const asked = [{ owns: 'room' } as Standing, admin, reader, with_('room', 'people.view')];
    expect(asked.map((standing) => seesAddresses(accessAt('room', standing)))).toEqual([true, true, true, false]);
  });
});

describe('what stands above', () => {
  test.each<[string, Standing, [boolean, boolean]]>([
    ['nobody', nobody, [false, false]],
    ['the owner of the customer', { owns: 'customer' }, [true, true]],
    ['the owner of the account', { owns: 'account' }, [false, true]],
    ['the owner of the room', { owns: 'room' }, [false, false]],
    ['a member of the customer', with_('customer'), [true, false]],
    ['a member of the customer who sees accounts', with_('customer', 'accounts.view'), [true, true]],
    ['a member of the account', with_('account'), [false, true]],
    // a key at the room opens nothing above it
    ['a member of the room', with_('room', 'rooms.view'), [false, false]],
    ['one whose keys stand below', with_('room', 'accounts.view'), [false, false]],
    ['a platform role that reads customers alone', { platform: ['customers.read'] }, [true, false]],
    ['one that reads accounts', { platform: ['accounts.read'] }, [false, true]],
  ])('a room is a link for %s', (_who, standing, wanted) => {
    const access = accessAt('room', standing);
    expect([maySeeAbove(access, 'customer'), maySeeAbove(access, 'account')]).toEqual(wanted);
  });

  test('is nothing above a customer, and nothing for nobody', () => {
    expect(maySeeAbove(accessAt('customer', { owns: 'customer' }), 'account')).toBe(false);
    const signedOut = { ...accessAt('room', nobody), actorId: null };
    expect(maySeeAbove(signedOut, 'customer')).toBe(false);
  });
});
