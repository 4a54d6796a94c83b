import { expect, test } from 'vitest';
import { atGate } from '#db/doors';
import { inviting } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { account, actor, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import type { Limits } from '../access/narrow.ts';
import type { PlaceRef } from '../access/place.ts';
import type { KeyActor } from '../auth/actor.ts';
import { DomainError } from '../errors.ts';
import { publicId } from '../ids.ts';
import { associateUser } from './associate-user.ts';
import { associateUserSchema } from './schema.ts';

const statuses = { not_found: 404, forbidden: 403, conflict: 409, invalid: 422 } as Record<string, number>;
const address = () => `${unique()}@people.example`;

// a route as the REST API will have it: a schema, a verb, a status
async function post(key: KeyActor, body: unknown): Promise<{ status: number; body: unknown }> {
  const parsed = associateUserSchema.safeParse(body);
  if (!parsed.success) return { status: 422, body: parsed.error.issues.map(({ path, message }) => ({ path, message })) };
  try {
    return { status: 201, body: await associateUser(key, parsed.data) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { status: statuses[error.code] ?? 500, body: { code: error.code, reason: error.key, field: error.field } };
  }
}

async function keyOf(who: Parameters<typeof actor>[0], limits: Partial<Limits>): Promise<KeyActor> {
  return { ...(await actor(who)), kind: 'key', limits: { permissions: [], platform: [], manages: false, ...limits } };
}

test('a route calls the verb with JSON, as a key that manages; one that does not is refused, and never sees more than its maker', async () => {
  const place = await customer();
  const body = { place: publicId('customer', place.id), invitees: [{ email: address(), name: 'Ana Lima' }], permissions: ['rooms.view'] };
  expect(await post(await keyOf(place.owner, { manages: true }), body)).toMatchObject({ status: 201, body: [{ outcome: 'invited' }] });
  expect(
    await post(await keyOf(place.owner, { permissions: ['people.view'] }), { ...body, invitees: [{ email: address() }] }),
  ).toMatchObject({
    status: 403,
    body: { reason: 'errors.only_owners' },
  });
  expect(await post(await keyOf(await person(), { manages: true }), body)).toMatchObject({ status: 404 });
  const admin = await person({ platformRole: 'admin' });
  expect(await post(await keyOf(admin, { platform: ['customers.read'] }), body)).toMatchObject({ status: 403 });
  expect(await post(await keyOf(admin, { manages: true }), body)).toMatchObject({ status: 404 });
  expect(await post(await keyOf(place.owner, { manages: true }), { ...body, invitees: [{ email: 'nobody' }], permissions: [] })).toEqual({
    status: 422,
    body: [
      { path: ['invitees', 0, 'email'], message: 'associations.errors.address' },
      { path: ['permissions'], message: 'associations.errors.permissions_none' },
    ],
  });
});

// an import as a job will do it: one transaction, a result for each row
async function importRows(owner: KeyActor, place: PlaceRef, rows: string[][]): Promise<string[]> {
  return atGate(
    owner,
    async () => {
      const results: string[] = [];
      for (const [id = place.id, ...people] of rows)
        results.push(
          await associateUser(owner, inviting({ kind: id === place.id ? place.kind : 'account', id }, people.join(' '))).then(
            (made) => `${made.length} associated`,
            (error: DomainError) => error.key ?? error.message,
          ),
        );
      return results;
    },
    { place: place.id, write: true },
  );
}

test('a job composes verbs inside one door: a row that is refused undoes itself alone, another customer is no part of it', async () => {
  const place = await customer();
  const below = await account(place);
  const stranger = await customer({ owner: place.owner });
  const key = await keyOf(place.owner, { manages: true });
  const twice = address();
  const results = await importRows(key, place, [
    [place.id, address(), twice],
    [place.id, address(), twice],
    [below.id, address()],
    [stranger.id, address()],
  ]);
  expect(results).toEqual(['2 associated', 'associations.errors.here_pending', '1 associated', 'a door inside another door']);
  const sql = asSuperuser(testDatabase);
  const [counted] = await sql`select count(*)::int as rows from associations where customer_id = ${place.id} and status = 'pending'`;
  const [people] = await sql`select count(*)::int as rows from users where email_key = ${twice}`;
  await sql.end();
  expect({ pending: counted?.rows, people: people?.rows }).toEqual({ pending: 3, people: 1 });
});

test('a door inside a door joins it only as the same asker, at the same door, and never writes inside a read', async () => {
  const place = await customer();
  const [owner, other] = [await actor(place.owner), await actor(await person())];
  const inside = (work: () => Promise<unknown>, write = true) => atGate(owner, work, { place: place.id, write });
  const verb = (who: typeof owner) => associateUser(who, inviting(place, address()));
  await expect(inside(() => verb(other))).rejects.toThrow('a door inside another door');
  await expect(
    inside(() => verb({ ...owner, kind: 'key', limits: { permissions: [], platform: [], manages: true } } as never)),
  ).rejects.toThrow('a door inside another door');
  await expect(inside(() => verb(owner), false)).rejects.toThrow('a door inside another door');
  await expect(inside(() => verb(owner))).resolves.toHaveLength(1);
});
