import { searchable } from '../../lib/lists/words.ts';
import { foldName } from '../../lib/text/fold.ts';
import type { Chance } from './chance.ts';
import { accountNames, businesses, type DemoLanguage, roomNames } from './names.ts';
import type { DemoPerson } from './people.ts';

export type DemoPlace = {
  kind: 'customer' | 'account' | 'room';
  id: string;
  customerId: string;
  accountId: string | null;
  name: string;
  ownerId: string;
  language: DemoLanguage;
  status: string;
  created: number /** an owner before this one, until a moment in milliseconds */;
  former?: { ownerId: string; until: number } | undefined /** domains that may be invited; none says all */;
  domains: string[];
};
export type DemoPlaces = {
  customers: (DemoPlace & { row: Record<string, unknown> })[];
  accounts: (DemoPlace & { row: Record<string, unknown> })[];
  rooms: (DemoPlace & { row: Record<string, unknown> })[];
};

const day = 24 * 60 * 60 * 1000;
const statuses: Record<number, string> = {
  5: 'inactive',
  11: 'inactive',
  6: 'suspended',
  19: 'suspended',
  25: 'terminated',
  32: 'terminated',
  36: 'suspended',
};
const services = ['live', 'meet', 'webinar', 'video', 'webcast', 'simulcast', 'audio', 'phone', 'audcast'] as const;
const types = ['live', 'meet', 'video', 'simulcast'] as const;

const slugOf = (text: string) => foldName(text).replace(/[^a-z0-9]+/g, '-');

/** Who owned a place at a moment. */
export function ownerThen(place: DemoPlace, at: number): string {
  return place.former && at < place.former.until ? place.former.ownerId : place.ownerId;
}

/** Forty customers, ninety accounts and two hundred rooms, each with its owner. */
export function demoPlaces(chance: Chance, people: DemoPerson[], now: number): DemoPlaces {
  const owners = people.filter((person) => person.status === 'active');
  const world: DemoPlaces = { customers: [], accounts: [], rooms: [] };
  // nobody owns what is older than they are, and nothing is younger than a few days
  const begun = (owner: DemoPerson, from: number, latest: number) =>
    chance.daytime(Math.floor(Math.min(now - latest * day, Math.max(from, owner.created + day)) / day) * day);
  const formerly = (at: number, owner: DemoPerson, created: number) => {
    const earlier = at % 3 === 1 ? owners.filter((one) => one.created < created && one.id !== owner.id) : [];
    return earlier.length > 0 ? { ownerId: chance.pick(earlier).id, until: created + Math.floor((now - created) / 2) } : undefined;
  };
  const byId = new Map(people.map((one) => [one.id, one]));
  for (let at = 0; at < 40; at++) {
    const business = businesses[at];
    const owner = (
      at === 0 ? people[0] : at === 8 ? people.find((one) => one.status === 'invited') : owners[(at * 7) % owners.length]
    ) as DemoPerson;
    const created = begun(owner, now - (30 + chance.below(330)) * day, 19);
    const former = formerly(at, owner, created);
    const domains = at === 3 ? ['northcast.example', 'foyer.example'] : [];
    const language = business?.[4] ?? owner.locale;
    const id = chance.id(created);
    const name = business?.[0] ?? owner.fullName;
    const email = business ? `contact@${business[1]}` : owner.email;
    const key = Array.from({ length: 10 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[chance.below(31)]).join('');
    const status = statuses[at] ?? 'active';
    const row = {
      id,
      customer_type: business ? 'business' : 'personal',
      first_name: business ? '' : owner.firstName,
      last_name: business ? '' : owner.lastName,
      company_name: business ? name : null,
      name,
      sort_name: foldName(name),
      search: searchable(name, email, key),
      email,
      country: business?.[2] ?? 'BR',
      currency: business?.[3] ?? 'BRL',
      language,
      status,
      customer_key: key,
      delinquent: at % 13 === 4,
      owner_id: owner.id,
      created_at: new Date(created),
      updated_at: new Date(created),
      allowed_domains_registration: domains,
      invitation_email_policy: at === 1 ? 'any' : at === 3 ? 'allowed_domains' : 'same',
    };
    world.customers.push({
      kind: 'customer',
      id,
      customerId: id,
      accountId: null,
      name,
      ownerId: owner.id,
      language,
      status,
      created,
      former,
      domains,
      row,
    });
  }
  for (let at = 0; at < 90; at++) {
    const customer = world.customers[at < 40 ? at : at < 46 ? 0 : chance.below(40)] as DemoPlaces['customers'][number];
    const owner = (at % 4 === 1 ? chance.pick(owners) : byId.get(customer.ownerId)) as DemoPerson;
    const created = begun(owner, customer.created + (1 + chance.below(20)) * day, 4);
    const former = formerly(at, owner, created);
    const id = chance.id(created);
    const service = services[at % services.length] as (typeof services)[number];
    const number = world.accounts.filter((one) => one.customerId === customer.id).length;
    const name = accountNames[customer.language][number % 7] + (number >= 7 ? ` ${number}` : '');
    const status = at % 17 === 9 ? 'inactive' : 'active';
    const row = {
      customer_id: customer.id,
      id,
      account_name: name,
      sort_name: foldName(name),
      account_key: `${slugOf(customer.name)}-${number + 1}`,
      service_type: service,
      status,
      owner_id: owner.id,
      created_at: new Date(created),
      updated_at: new Date(created),
    };
    world.accounts.push({
      kind: 'account',
      id,
      customerId: customer.id,
      accountId: id,
      name,
      ownerId: owner.id,
      language: customer.language,
      status,
      created,
      former,
      domains: customer.domains,
      row,
    });
  }
  for (let at = 0; at < 200; at++) {
    const account = world.accounts[at < 90 ? at : chance.below(90)] as DemoPlaces['accounts'][number];
    const owner = (at % 9 === 2 ? chance.pick(owners) : byId.get(account.ownerId)) as DemoPerson;
    const created = begun(owner, account.created + (1 + chance.below(10)) * day, 2);
    const former = formerly(at, owner, created);
    const id = chance.id(created);
    const number = world.rooms.filter((one) => one.accountId === account.id).length;
    const name = `${roomNames[account.language][(at + number) % 10]}${number >= 10 ? ` ${number}` : ''}`;
    const status = at % 23 === 7 ? 'inactive' : 'active';
    const slug = `${slugOf(name)}-${at}`;
    const row = {
      customer_id: account.customerId,
      account_id: account.id,
      id,
      room_name: name,
      sort_name: foldName(name),
      room_type: types[at % 4],
      slug,
      url: `https://rooms.example/${slug}`,
      status,
      is_public: at % 11 === 3,
      owner_id: owner.id,
      created_at: new Date(created),
      updated_at: new Date(created),
    };
    world.rooms.push({
      kind: 'room',
      id,
      customerId: account.customerId,
      accountId: account.id,
      name,
      ownerId: owner.id,
      language: account.language,
      status,
      created,
      former,
      domains: account.domains,
      row,
    });
  }
  return world;
}
