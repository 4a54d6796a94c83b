import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerUnreadable } from './unreadable.ts';

// short times, so that the test of waiting need not wait
const server = createServer(
  { maxHeaderSize: 2048, headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 },
  (_request, response) => response.end('read'),
);
server.on('clientError', (error, socket) => answerUnreadable(error, socket, true));
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

async function say(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {});
  socket.write(text);
  let heard = '';
  socket.on('data', (part) => (heard += part));
  await once(socket, 'close');
  return heard;
}

test.each([
  [400, 'GET / HTTP/9.9\r\n\r\n'],
  [400, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  [400, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  [400, 'GET / HTTP/1.1\r\nHost: x\r\nbad\u0001name: y\r\n\r\n'],
  [405, 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
  [408, 'GET / HTTP/1.1\r\nHost: x\r\n'],
  [431, `GET / HTTP/1.1\r\nHost: x\r\nx: ${'y'.repeat(3000)}\r\n\r\n`],
])('%i for what the parser could not read: with every header that an answer of ours has', async (status, text) => {
  const [head = ''] = (await say(text)).split('\r\n\r\n');
  const [first, ...headers] = head.split('\r\n');
  expect(first).toMatch(new RegExp(`^HTTP/1.1 ${status} \\w+`));
  const names = headers.map((line) => line.split(':')[0]);
  for (const name of [
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'x-frame-options',
    'strict-transport-security',
    'cache-control',
    'x-request-id',
  ])
    expect(names).toContain(name);
});
