import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherBody } from './body.ts';

const limit = 100_000;
let outcomes: (string | Record<string, unknown>)[] = [];

async function tell(request: IncomingMessage) {
  const gathered = await gatherBody(request, limit);
  if (typeof gathered === 'string') return gathered;
  const { method, url, headers, rawHeaders } = gathered;
  return { method, url, kept: headers.kept, raw: rawHeaders.includes('Kept'), body: await text(gathered) };
}

const server = createServer({ requestTimeout: 400, headersTimeout: 300, connectionsCheckingInterval: 50 }, async (request, response) => {
  const outcome = await tell(request);
  outcomes.push(outcome);
  request.resume();
  response.writeHead(outcome === 'too large' ? 413 : 200, { 'content-length': 0 }).end();
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const open = () => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
const head = (more: string) => `POST /there?x=1 HTTP/1.1\r\nHost: x\r\nKept: yes\r\n${more}\r\n\r\n`;
const chunked = head('Transfer-Encoding: chunked');
const chunk = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n`;

async function outcomeOf(say: (socket: Socket) => unknown): Promise<{ outcome: unknown; status: string | undefined }> {
  outcomes = [];
  const socket = open();
  let heard = '';
  // whoever is answered hangs up: a server that closed first, with a body still on its way, would take its own answer back
  socket.on('data', (part) => {
    heard += part;
    if (heard.includes('\r\n\r\n')) socket.destroy();
  });
  // from the beginning: it may be closed before everything is said
  const closed = once(socket, 'close');
  await say(socket);
  await closed;
  await expect.poll(() => outcomes.length).toBe(1);
  return { outcome: outcomes[0], status: heard.split(' ')[1] };
}
const whole = (body: string) => ({ method: 'POST', url: '/there?x=1', kept: 'yes', raw: true, body });
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('a body is there to be read again, with its request', async () => {
  const full = 'é'.repeat(limit / 2);
  for (const body of ['', 'short', full]) {
    const declared = head(`Content-Length: ${Buffer.byteLength(body)}`) + body;
    expect((await outcomeOf((socket) => socket.write(declared))).outcome).toEqual(whole(body));
  }
  expect((await outcomeOf((socket) => socket.write(`${chunked}${chunk('in two ')}${chunk('parts')}0\r\n\r\n`))).outcome).toEqual(
    whole('in two parts'),
  );
  expect((await outcomeOf((socket) => socket.write(head('Accept: */*')))).outcome).toEqual(whole(''));
});

test('a slow body is waited for', async () => {
  const slowly = async (socket: Socket) => {
    socket.write(head('Content-Length: 3'));
    for (const sign of 'abc') {
      await wait(40);
      socket.write(sign);
    }
  };
  expect((await outcomeOf(slowly)).outcome).toEqual(whole('abc'));
});

test('a body over the limit is refused by its declared length, before it is there, or by what comes', async () => {
  const refused = { outcome: 'too large', status: '413' };
  expect(await outcomeOf((socket) => socket.write(head(`Content-Length: ${limit + 1}`)))).toEqual(refused);
  expect(await outcomeOf((socket) => socket.write(chunked + chunk('x'.repeat(limit + 1))))).toEqual(refused);
  const endless = async (socket: Socket) => {
    socket.write(chunked);
    while (!socket.destroyed && outcomes.length === 0) {
      socket.write(chunk('x'.repeat(10_000)));
      await wait(1);
    }
  };
  expect(await outcomeOf(endless)).toEqual(refused);
});

test('whoever stops before the end has gone', async () => {
  for (const begun of [head('Content-Length: 10'), `${head('Content-Length: 10')}half`, chunked + chunk('half')]) {
    const leave = async (socket: Socket) => {
      socket.write(begun);
      await wait(50);
      socket.destroy();
    };
    expect((await outcomeOf(leave)).outcome, begun).toBe('gone');
    // said nothing more until the time was up
    expect((await outcomeOf((socket) => socket.write(begun))).outcome, begun).toBe('gone');
  }
});

test('a request whose connection broke before it was read has gone', async () => {
  const early = createServer(async (request) => {
    request.destroy();
    await once(request, 'close');
    outcomes.push(await tell(request));
  });
  early.listen(0, '127.0.0.1');
  await once(early, 'listening');
  outcomes = [];
  const socket = connect((early.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  socket.write(head('Content-Length: 10'));
  await expect.poll(() => outcomes).toEqual(['gone']);
  early.close();
});
