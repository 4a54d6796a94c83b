import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { atGate } from '#db/doors';
import { customer } from '#world/factories';
import { pendingInvitation } from '#world/factories/invitations';
import { unique } from '#world/factories/writing';
import { asSuperuser, testDatabase } from '#world/test-database';
import { enqueue } from './enqueue.ts';

const sql = asSuperuser(testDatabase);
const arrived: string[] = [];

// a deaf relay never takes a mail; a line now and then keeps the sender patient
function speak(socket: Socket, isDeaf: boolean): void {
  let to = '';
  const say = (line: string) => socket.writable && socket.write(`${line}\r\n`);
  say('220 relay.example.com');
  socket.on('error', () => {});
  const lines = createInterface({ input: socket });
  // a killed worker breaks its connection, which readline tells once more
  lines.on('error', () => {});
  lines.on('line', (line) => {
    if (/^RCPT/i.test(line)) {
      to = line.match(/<(.+)>/)?.[1] ?? '';
      if (!isDeaf) return say('250 fine');
      const waiting = setInterval(() => say('250-wait'), 1000);
      socket.on('close', () => clearInterval(waiting));
    } else if (/^DATA/i.test(line)) say('354 go on');
    else if (line === '.') say(`250 taken ${arrived.push(to)}`);
    else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else if (/^(EHLO|MAIL)/.test(line)) say('250 fine');
  });
}
const relays = { deaf: createServer((socket) => speak(socket, true)), hearing: createServer((socket) => speak(socket, false)) };

const running: { child: ChildProcess; ended: Promise<unknown> }[] = [];
function startWorker(relay: Server) {
  const env = { ...process.env, MAIL_URL: `smtp://127.0.0.1:${(relay.address() as AddressInfo).port}` };
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], { env, stdio: 'inherit' });
  const one = { child, ended: new Promise((done) => child.on('exit', done)) };
  running.push(one);
  return one;
}

afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  for (const relay of Object.values(relays)) relay.close();
  await sql.end();
});

test('two workers share a queue: none takes what the other holds, and when one is killed each mail arrives once', {
  timeout: 240_000,
}, async () => {
  for (const relay of Object.values(relays)) await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const place = await customer();
  const addresses: string[] = [];
  for (let at = 0; at < 12; at++) {
    const email = `${unique()}@people.example`;
    const { linkId } = await pendingInvitation(place, { email, delivery: 'none' });
    await atGate(null, (tx) => enqueue(tx, 'mail_invitation', { linkId }), { write: true });
    addresses.push(email);
  }
  const held = async () =>
    (await sql`select locked_by from graphile_worker._private_jobs where locked_by is not null`).map((row) => row.locked_by);
  const waiting = async () => Number((await sql`select count(*) from graphile_worker._private_jobs`)[0]?.count);

  const first = startWorker(relays.deaf);
  await expect.poll(held, { timeout: 60_000 }).toHaveLength(4);
  const [pool] = await held();
  startWorker(relays.hearing);
  await expect.poll(waiting, { timeout: 60_000 }).toBe(4);
  expect(await held()).toEqual([pool, pool, pool, pool]);
  first.child.kill('SIGKILL');
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  expect(arrived.sort()).toEqual(addresses.sort());
});
