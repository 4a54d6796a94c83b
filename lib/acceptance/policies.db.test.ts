import { afterAll, beforeAll, expect, test } from 'vitest';
import { pendingInvitation } from '../../world/factories/invitations.ts';
import { unique } from '../../world/factories/writing.ts';
import { actor, customer, person } from '../../world/factories.ts';
import { asSuperuser, testDatabase } from '../../world/test-database.ts';
import { acceptInvitation } from './accept-invitation.ts';

const request = { id: 'request', ip: '192.0.2.7', userAgent: 'test' };
let sql: ReturnType<typeof asSuperuser>;
beforeAll(() => {
  sql = asSuperuser(testDatabase);
});
afterAll(() => sql.end());

const here = ['people.example'];
type Case = {
  policy: 'same' | 'any' | 'allowed_domains';
  domains: string[];
  by: 'admin' | 'owner';
  from?: string;
  verified?: false;
  accepts: boolean;
};
const cases: Case[] = [
  { policy: 'same', domains: [], by: 'admin', accepts: false },
  { policy: 'any', domains: [], by: 'admin', accepts: true },
  { policy: 'any', domains: here, by: 'admin', accepts: true },
  { policy: 'any', domains: here, by: 'admin', from: 'elsewhere.example', accepts: false },
  { policy: 'any', domains: [], by: 'admin', verified: false, accepts: false },
  { policy: 'any', domains: [], by: 'owner', accepts: false },
  { policy: 'allowed_domains', domains: here, by: 'admin', accepts: true },
  { policy: 'allowed_domains', domains: here, by: 'admin', from: 'elsewhere.example', accepts: false },
  { policy: 'allowed_domains', domains: [], by: 'admin', accepts: false },
  { policy: 'allowed_domains', domains: here, by: 'owner', accepts: false },
];

// rule 16
test.each(cases)('policy $policy, domains $domains, invited by $by, another address: %o', async (one) => {
  const { policy, domains, by, from = 'people.example', verified = true, accepts } = one;
  const place = await customer({ policy, domains });
  const inviter = by === 'admin' ? { invitedBy: await person({ platformRole: 'admin' }) } : {};
  const me = await person({ email: `${unique()}@${from}`, verified });
  const { token, associationId, invitee } = await pendingInvitation(place, { email: `${unique()}@people.example`, ...inviter });
  const accepting = acceptInvitation({ token }, { actor: await actor(me) }, request);
  if (accepts) await accepting;
  else await expect(accepting).rejects.toMatchObject({ key: 'accept.errors.other' });
  const [row] = await sql`select user_id, status from associations where id = ${associationId}`;
  expect(row).toMatchObject(accepts ? { user_id: me.id, status: 'active' } : { user_id: invitee.id, status: 'pending' });
});
