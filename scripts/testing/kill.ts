// kill -9 of server, worker and database at random moments while people are invited in a loop: every acknowledged one is
// there afterwards, none is half, and every owed mail arrives (a duplicate only with the same Message-ID).
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { copyProject } from './copy.ts';
import { scratch } from './scratch.ts';
import { startFoyer } from './world.ts';

type Kind = 'server' | 'worker' | 'database';
type Running = { launcher: { pid: number }; children: { pid: number }[]; pids: Record<string, number> };
const kinds: Kind[] = ['server', 'worker', 'database'];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

// false for one that is gone already
function kill(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/**
 * So many kills of each; gives what passed and failed, one for each kind and one for the start after everything was killed:
 * of an update that is built anew, or, which takes half a minute less, of the same build.
 */
export async function killRounds(
  dir: string,
  { rounds, anew }: { rounds: number; anew: boolean },
  started: (stop: () => Promise<void>) => void,
): Promise<{ passed: number; failed: number }> {
  let foyer = await startFoyer(dir, { begun: started });
  Object.assign(process.env, foyer.variables, { TEST_SUPERUSER_URL: foyer.variables.SUPERUSER_URL });
  const { customer } = await import('../../world/factories.ts');
  const { closeFactories, unique } = await import('../../world/factories/writing.ts');
  const { placePath } = await import('../../lib/access/place.ts');
  const { cookieOf, formOf, send } = await import('../../e2e/support/form.ts');
  // many customers in turn: one alone may not send so many invitations a day
  const inviting = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const place = await customer({ days: 8 });
      const cookie = await cookieOf(place.owner);
      return { cookie, form: await formOf(`${placePath(place)}/people/associate`, 'send_invite', cookie) };
    }),
  );
  let turn = 0;
  const ledger = join(dir, 'acknowledged.txt');
  writeFileSync(ledger, '');
  const file = openSync(ledger, 'a');
  const fields = { permissions: ['rooms.view'], send_invite: 'on', locale: 'en', days: '7', message: '' };
  let inFlight = 0;
  let begunLast = 0; // when the newest request began that was acknowledged
  let stopping = false;

  async function invite(): Promise<void> {
    while (!stopping) {
      const email = `${unique()}@people.example`;
      const begun = performance.now();
      inFlight++;
      try {
        const { form, cookie } = inviting[turn++ % inviting.length] as (typeof inviting)[number];
        const answer = await send(form, { ...fields, email }, cookie);
        inFlight--;
        if (answer.status === 303) {
          appendFileSync(file, `${email}\n`);
          fsyncSync(file);
          begunLast = Math.max(begunLast, begun);
        } else await pause(50);
      } catch {
        inFlight--;
        await pause(50);
      }
    }
  }
  const clients = Array.from({ length: 3 }, invite);
  const total = { passed: 0, failed: 0 };
  const count = (right: boolean, sentence: string) => {
    console.log(`${right ? 'passed' : 'FAILED'}  ${sentence}`);
    total[right ? 'passed' : 'failed']++;
  };
  const running = () => JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as Running;
  const works = async () => {
    // what was in flight may still be acknowledged: only what began after the kill shows that it is back
    const killed = performance.now();
    for (let tries = 0; tries < 600; tries++) {
      await pause(100);
      if (begunLast > killed) return true;
    }
    return false;
  };

  for (const kind of kinds) {
    let hits = 0;
    let back = 0;
    for (let round = 0; round < rounds; round++) {
      await pause(200 + Math.random() * 600);
      // whoever came back a moment ago is written down in the next one
      while (inFlight === 0 || !isAlive(running().pids[kind])) await pause(1);
      if (kill(running().pids[kind] ?? 0)) hits++;
      if (await works()) back++;
    }
    count(hits === rounds && back === rounds, `${kind}: ${hits} of ${rounds} kills with a request in flight, back by itself after ${back}`);
  }
  // and everything at once, the launcher included: the next start needs no hand
  const all = running();
  for (const pid of [all.launcher.pid, ...all.children.map((child) => child.pid)]) {
    kill(pid);
  }
  stopping = true;
  await Promise.all(clients);
  closeSync(file);
  await closeFactories();
  // by an update in another folder, built anew: the form that the clients opened on the former build must still submit
  const update = anew ? scratch('update') : undefined;
  started(async () => update?.remove());
  foyer = await startFoyer(dir, { ...(update ? { home: copyProject(update.dir) } : {}), begun: started });
  const of = update ? ', of an update in a folder with a space, accents, % and #,' : '';
  count(true, `all at once: the next start${of} came up without a hand`);
  process.env.FOYER_URL = foyer.variables.FOYER_URL;
  const { form, cookie } = inviting[0] as (typeof inviting)[number];
  form.address = form.address.replace(/^http:..[^/]+/, foyer.variables.FOYER_URL as string);
  const late = await send(form, { ...fields, email: `${unique()}@people.example` }, cookie);
  count(late.status === 303, `a form that was open meanwhile still submits (${late.status})`);
  await judge(foyer.variables as Record<string, string>, readFileSync(ledger, 'utf8').split('\n').filter(Boolean), count);
  await foyer.stop();
  return total;
}

async function judge(
  variables: Record<string, string>,
  acknowledged: string[],
  count: (right: boolean, sentence: string) => void,
): Promise<void> {
  const { mailsTo } = await import('../../e2e/support/mailbox.ts');
  process.env.MAILBOX_URL = variables.MAILBOX_URL as string;
  const sql = postgres((variables.SUPERUSER_URL as string).replace(/\/postgres$/, '/foyer'), { max: 1, onnotice: () => {} });
  const owed = async () => (await sql`select count(*)::int as count from invitations where delivery = 'queued'`)[0]?.count as number;
  for (let tries = 0; tries < 1200 && (await owed()) > 0; tries++) await pause(100);
  const rows =
    await sql`select i.email, i.delivery from invitations i join associations a on a.user_id = i.user_id where a.status = 'pending' and i.status = 'pending'`;
  const there = new Set(rows.map((row) => row.email as string));
  const lost = acknowledged.filter((email) => !there.has(email));
  count(acknowledged.length > 0 && lost.length === 0, `${acknowledged.length} acknowledged, ${lost.length} of them lost`);
  const owner = postgres(variables.MIGRATION_DATABASE_URL as string, { max: 1, onnotice: () => {} });
  const violations = await owner.unsafe(readFileSync(new URL('../../db/check-invariants.sql', import.meta.url), 'utf8'));
  await owner.end();
  count(violations.length === 0, `${violations.length} violations, no half association`);
  let missing = 0;
  let twice = 0;
  let strange = 0;
  for (const { email } of rows) {
    const mails = await mailsTo(email as string);
    if (mails.length === 0) missing++;
    if (mails.length > 1) twice++;
    if (new Set(mails.map((mail) => mail.messageId)).size > 1) strange++;
  }
  count(
    missing === 0 && strange === 0,
    `${rows.length} mails owed, ${missing} missing, ${twice} arrived twice, ${strange} of those with another Message-ID`,
  );
  await sql.end();
}
