import { expect, test } from 'vitest';
import { addressesIn } from './addresses.ts';
import { associateUserSchema } from './schema.ts';

const sent = { place: 'cus_00000000000000000000000000', email: '', permissions: ['rooms.view'] };
const faults = (more: Record<string, unknown>) =>
  Object.fromEntries((associateUserSchema.safeParse({ ...sent, ...more }).error?.issues ?? []).map((one) => [one.path[0], one.message]));

test('an empty dialog names all its faults at once', () => {
  expect(faults({ permissions: [] })).toEqual({
    email: 'associations.errors.person_none',
    permissions: 'associations.errors.permissions_none',
  });
  expect(faults({ permissions: [], email: 'one@x.example, two' })).toMatchObject({ email: 'associations.errors.address' });
  expect(faults({ permissions: [], first_name: '\u3164' })).toHaveProperty('first_name');
});

test('the first bad address is named as it can be seen; the same one twice is one; twenty are the most', () => {
  expect(addressesIn('one@x.example, two').fault).toEqual({ message: 'associations.errors.address', values: { address: 'two' } });
  expect(addressesIn('one@x.example\u202e').fault).toEqual({
    message: 'associations.errors.address_unseen',
    values: { address: 'one@x.example' },
  });
  expect(addressesIn('Ana <ana@x.example>, ANA@x.example').addresses).toHaveLength(1);
  const many = Array.from({ length: 21 }, (_, at) => `a${at}@x.example`);
  expect(addressesIn(many.join(' ')).fault?.message).toBe('associations.errors.too_many');
  expect(addressesIn([...many.slice(1), many[1]].join(' ')).addresses).toHaveLength(20);
});
