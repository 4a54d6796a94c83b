import { expect, test } from 'vitest';
import { missingNeed, type Permission } from '#lib/access/permissions';
import { parseAddress } from '#lib/mail/address';
import { demoAssociations, demoUses } from './associations.ts';
import { chanceFrom, demoStart } from './chance.ts';
import { demoInvitations } from './invitations.ts';
import { demoPeople } from './people.ts';
import { demoPlaces } from './places.ts';

const day = 24 * 60 * 60 * 1000;
const today = Date.UTC(2030, 4, 5);

function world(now: number) {
  const chance = chanceFrom(demoStart);
  const people = demoPeople(chance, now);
  const places = demoPlaces(chance, people, now);
  const associations = demoAssociations(chance, people, places, now, 'admin');
  const invited = demoInvitations(chance, people, places, associations, now, 'admin');
  return { people, places, associations, invited, uses: demoUses(chance, associations, now) };
}

test('the same world every time, and on another day the same a day later', () => {
  expect(world(today)).toEqual(world(today));
  const [earlier, later] = [world(today), world(today + day)];
  expect(later.people.map((one) => one.email)).toEqual(earlier.people.map((one) => one.email));
  expect(later.associations.map((one) => one.created)).toEqual(earlier.associations.map((one) => one.created + day));
  expect(later.invited.invitations.map((one) => one.status)).toEqual(earlier.invited.invitations.map((one) => one.status));
});

test('every address is one, every set of permissions holds its needs, nothing happens tomorrow', () => {
  const { people, associations, invited, uses } = world(today);
  expect(people.filter((one) => parseAddress(one.email)?.key !== one.email)).toEqual([]);
  expect(associations.filter((one) => missingNeed(one.row.permissions as Permission[]))).toEqual([]);
  expect(invited.places.filter((one) => missingNeed(one.permissions as Permission[]))).toEqual([]);
  expect(
    Math.max(...associations.map((one) => one.created), ...invited.events.map((one) => one.at), ...uses.map((one) => one.at.getTime())),
  ).toBeLessThan(today);
});

test('it shows every state that a screen has', () => {
  const { people, places, associations, invited } = world(today);
  const kinds = (list: unknown[]) => [...new Set(list)].sort();
  expect([places.customers.length, places.accounts.length, places.rooms.length, people.length]).toEqual([40, 90, 200, 300]);
  expect(kinds(places.customers.map((one) => one.status))).toEqual(['active', 'inactive', 'suspended', 'terminated']);
  expect(kinds(people.map((one) => one.status))).toEqual(['active', 'invited', 'suspended']);
  expect(kinds(associations.map((one) => one.row.status))).toEqual(['active', 'suspended']);
  expect(kinds(invited.invitations.map((one) => one.status))).toEqual(['accepted', 'declined', 'pending', 'revoked']);
  expect(kinds(invited.invitations.map((one) => one.delivery))).toEqual(['failed', 'none', 'sent']);
  const pending = invited.invitations.filter((one) => one.status === 'pending').map((one) => (one.expires_at as Date).getTime() < today);
  expect(kinds(pending)).toEqual([false, true]);
  expect(associations.filter((one) => one.place === places.customers[0]).length).toBeGreaterThan(60);
});
