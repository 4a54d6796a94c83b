import { expect, test } from 'vitest';
import type { Fields } from '../form.ts';
import { decodeFields, fieldOfFault } from '../form-schema.ts';
import { addressFault } from './addresses.ts';
import { dialogForm } from './dialog-form.ts';
import { associateUserSchema, inviteeSchema } from './schema.ts';

const sent = { place: 'cus_00000000000000000000000000', permissions: 'rooms.view' };
const judged = (fields: Fields) => associateUserSchema.safeParse(decodeFields(associateUserSchema, fields, dialogForm));
const faults = (fields: Fields) =>
  Object.fromEntries((judged(fields).error?.issues ?? []).map((one) => [fieldOfFault(one.path, fields, dialogForm), one.message]));
const many = Array.from({ length: 21 }, (_, at) => `a${at}@x.example`);

test('an empty dialog names all its faults at once', () => {
  expect(faults({ place: sent.place })).toEqual({
    email: 'associations.errors.person_none',
    permissions: 'associations.errors.permissions_none',
  });
  expect(faults({ place: sent.place, email: 'one@x.example, two' })).toMatchObject({
    email: 'associations.errors.address',
    permissions: 'associations.errors.permissions_none',
  });
  expect(faults({ ...sent, email: 'one@x.example', first_name: '\u3164' })).toHaveProperty('first_name');
  expect(faults({ ...sent, email: 'one@x.example', first_name: 'Ana', last_name: 'B\u0007' })).toHaveProperty('last_name');
});

test('the dialog sends people as the domain has them: somebody chosen, or each address once, of which one alone has a name', () => {
  expect(judged({ ...sent, email: 'Ana <ana@x.example>, ANA@x.example', first_name: 'Ana', last_name: 'Lima' }).data?.invitees).toEqual([
    { email: 'ANA@x.example', name: 'Ana Lima' },
  ]);
  expect(judged({ ...sent, email: 'a@x.example b@x.example', first_name: 'Ana' }).data?.invitees).toEqual([
    { email: 'a@x.example', name: '' },
    { email: 'b@x.example', name: '' },
  ]);
  const user = 'usr_00000000000000000000000000';
  expect(judged({ ...sent, user, email: 'ana' }).data?.invitees).toEqual([{ user_id: expect.any(String) }]);
  expect(faults({ ...sent, email: many.join(' ') })).toEqual({ email: 'associations.errors.too_many' });
  expect(judged({ ...sent, email: [...many.slice(1), many[1]].join(' ') }).data?.invitees).toHaveLength(20);
});

test('a bad address is named as it can be seen', () => {
  expect(addressFault('two')).toEqual({ message: 'associations.errors.address', values: { address: 'two' } });
  expect(addressFault('one@x.example\u202e')).toEqual({
    message: 'associations.errors.address_unseen',
    values: { address: 'one@x.example' },
  });
  expect(addressFault('one@x.example')).toBeUndefined();
});

test('the same schema takes JSON, and nothing beside it', () => {
  const json = { place: sent.place, invitees: [{ email: 'one@x.example', name: 'Ana' }], permissions: ['rooms.view'] };
  expect(associateUserSchema.parse(json)).toMatchObject({ send_invite: true, days: 7, replace: false, message: '' });
  for (const wrong of [{ send_invite: 'on' }, { days: 3 }, { days: '7' }, { locale: 'pt' }])
    expect(associateUserSchema.safeParse({ ...json, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  expect(inviteeSchema.safeParse({ email: 'one@x.example', user_id: 'usr_00000000000000000000000000' }).success).toBe(false);
  expect(inviteeSchema.safeParse({ user_id: 'cus_00000000000000000000000000' }).success).toBe(false);
});
