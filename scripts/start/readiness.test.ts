import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntilReady, watchReadiness } from './readiness.ts';

let reason: string | undefined;
const server = createServer((_request, response) => {
  response.writeHead(reason ? 503 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: reason ? 'not ready' : 'ready', ...(reason ? { reason } : {}) }));
});
let origin = '';
const still = new AbortController().signal;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test('a start that does not become ready says why', async () => {
  reason = 'no worker is alive, so no mail leaves';
  await expect(waitUntilReady(origin, still, 0.2)).rejects.toThrow(`Foyer started, but is not ready: ${reason}.`);
  await expect(waitUntilReady('http://127.0.0.1:1', still, 0.2)).rejects.toThrow('the server does not answer');
  reason = undefined;
  await waitUntilReady(origin, still, 0.2);
});

test('a running one says when it is no longer ready, once, and when it is again', async () => {
  const said: string[] = [];
  const ended = new AbortController();
  const watching = watchReadiness(origin, ended.signal, (sentence) => said.push(sentence), 0.02);
  reason = 'no worker is alive, so no mail leaves';
  await expect.poll(() => said).toEqual([`· not ready: ${reason}`]);
  reason = undefined;
  await expect.poll(() => said[1]).toBe('· ready again');
  ended.abort();
  await watching;
});
