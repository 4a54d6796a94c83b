import { afterAll, beforeAll, expect, test } from 'vitest';
import { atGate } from '../../db/doors.ts';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { actor, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { acceptInvitation } from '../acceptance/accept-invitation.ts';
import { hashPassword } from '../auth/password.ts';
import { findLetterFacts } from '../invitations/letter-facts.ts';
import { localeOfInvitation } from '../invitations/locale.ts';
import { chooseLanguage } from './choose-language.ts';
import { learnPreferences } from './learn-preferences.ts';

let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const kept = async (id: string) => (await sql`select locale, timezone from users where id = ${id}`)[0];
const events = async (id: string) =>
  (
    await sql`select count(*)::int as count from audit_events where event = 'user.preferences_changed' and actor_id = ${id} and target_id = ${id}`
  )[0]?.count;

test('a language is kept with the one who chose it, told once, and never with anybody else', async () => {
  const me = await person({ locale: 'en' });
  const other = await person({ locale: 'en' });
  await chooseLanguage(await actor(me), 'es');
  await chooseLanguage(await actor(me), 'es');
  await chooseLanguage({ ...(await actor(me)), userId: other.id }, 'pt-BR');
  expect(await kept(me.id)).toMatchObject({ locale: 'es' });
  expect(await kept(other.id)).toMatchObject({ locale: 'en' });
  expect(await events(me.id)).toBe(1);
});

test('the first browser says what nobody chose; the second changes nothing', async () => {
  const me = await person({ locale: 'es', timezone: null });
  await learnPreferences(await actor(me), { locale: 'en', timezone: 'America/Lima' });
  await learnPreferences(await actor(me), { locale: 'en', timezone: 'Asia/Tokyo' });
  expect(await kept(me.id)).toEqual({ locale: 'es', timezone: 'America/Lima' });
  expect(await events(me.id)).toBe(1);
});

test('somebody new is of the language they read while accepting', async () => {
  const place = await customer();
  const passwordHash = await hashPassword('quatro barcos sob a ponte');
  for (const read of ['es', undefined] as const) {
    const { token, invitee } = await pendingInvitation(place, { email: `${unique()}@people.example`, locale: 'pt-BR' });
    const newPerson = { name: 'Tainá Reis', passwordHash, ...(read ? { locale: read } : {}) };
    await acceptInvitation({ token }, { newPerson }, { id: 'request', ip: '192.0.2.7', userAgent: 'test' });
    expect(await kept(invitee.id)).toMatchObject({ locale: read ?? 'pt-BR' });
  }
});

test('a letter speaks the language and tells the time of somebody known, else what the inviter chose and where they are', async () => {
  const owner = await person({ timezone: 'America/Sao_Paulo' });
  const place = await customer({ owner });
  const known = await person({ locale: 'es', timezone: 'Europe/Madrid' });
  const facts = (id: string) => atGate(null, (tx) => findLetterFacts(tx, id));
  const mine = await pendingInvitation(place, { invitee: known, locale: 'en' });
  expect(await facts(mine.invitationId)).toMatchObject({ locale: 'es', zone: 'Europe/Madrid' });
  const stranger = await pendingInvitation(place, { email: `${unique()}@people.example`, locale: 'pt-BR' });
  expect(await facts(stranger.invitationId)).toMatchObject({ locale: 'pt-BR', zone: null, inviterZone: 'America/Sao_Paulo' });
  // the page of a mailed link, too; a shown one looks the same for everybody
  expect(await localeOfInvitation(mine.token)).toBe('es');
  const shown = await pendingInvitation(await customer(), { invitee: known, locale: 'en', way: 'shown' });
  expect(await localeOfInvitation(shown.token)).toBe('en');
});
