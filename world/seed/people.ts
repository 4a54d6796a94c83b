import { searchable } from '../../lib/lists/words.ts';
import { foldName } from '../../lib/text/fold.ts';
import type { Chance } from './chance.ts';
import { businesses, type DemoLanguage, peoplesNames } from './names.ts';

export type DemoPerson = {
  id: string;
  firstName: string;
  lastName: string;
  fullName: string;
  email: string;
  locale: DemoLanguage;
  status: 'active' | 'invited' | 'suspended';
  created: number;
};

const zones = { 'pt-BR': 'America/Sao_Paulo', en: 'Europe/Dublin', es: 'America/Mexico_City' } as const;
const day = 24 * 60 * 60 * 1000;

/** Three hundred people; the first owns TV Coral, the second works there. */
export function demoPeople(chance: Chance, now: number): DemoPerson[] {
  const people: DemoPerson[] = [];
  const taken = new Set<string>();
  while (people.length < 300) {
    const at = people.length;
    const locale = at < 2 ? 'pt-BR' : (['pt-BR', 'pt-BR', 'en', 'es'] as const)[at % 4];
    const names = peoplesNames[locale as DemoLanguage];
    const firstName = at < 2 ? (names.first[at] as string) : chance.pick(names.first);
    const lastName = at < 2 ? (names.last[at] as string) : chance.pick(names.last);
    const fullName = `${firstName} ${lastName}`;
    const domain = at < 2 ? 'tvcoral.example' : chance.pick(businesses)[1];
    const local = foldName(fullName).replace(/[^a-z]+/g, '.');
    let email = `${local}@${domain}`;
    for (let number = 2; taken.has(email); number++) email = `${local}${number}@${domain}`;
    taken.add(email);
    const status = at < 40 ? (at === 20 ? 'invited' : 'active') : at % 15 === 4 ? 'invited' : at % 41 === 5 ? 'suspended' : 'active';
    // somebody invited is a row from the moment of the invitation; number 20 owns a customer and never signed in
    const age =
      status === 'invited' && at !== 20 ? (chance.below(3) === 0 ? 8 + chance.below(20) : 1 + chance.below(5)) : 20 + chance.below(345);
    const created = chance.daytime(now - age * day);
    people.push({
      id: chance.id(created),
      firstName,
      lastName,
      fullName,
      email,
      locale: locale as DemoLanguage,
      status,
      created,
    });
  }
  return people;
}

/** The row of `users` for one of them. */
export function userRow(person: DemoPerson, lastSeen: Date | null) {
  const here = person.status !== 'invited';
  return {
    id: person.id,
    email: person.email,
    email_key: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    full_name: person.fullName,
    search: searchable(person.fullName, person.email),
    status: person.status,
    locale: person.locale,
    timezone: zones[person.locale],
    email_verified_at: here ? new Date(person.created + day / 12) : null,
    last_seen_at: lastSeen,
    created_at: new Date(person.created),
    updated_at: new Date(person.created),
  };
}
