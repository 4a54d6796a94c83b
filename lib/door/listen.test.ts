import { expect, test } from 'vitest';
import { innerOrigin, listeningHost } from './listen.ts';

test.each([
  ['http://localhost:3000', '127.0.0.1', 'http://127.0.0.1:3000'],
  ['http://foyer.localhost:3000', '127.0.0.1', 'http://127.0.0.1:3000'],
  ['http://127.0.0.1:3000', '127.0.0.1', 'http://127.0.0.1:3000'],
  ['http://127.0.0.53:3000', '127.0.0.53', 'http://127.0.0.53:3000'],
  ['http://[::1]:3000', '::1', 'http://[::1]:3000'],
  ['http://192.0.2.7:3000', undefined, 'http://127.0.0.1:3000'],
  ['https://foyer.example.com', undefined, 'http://127.0.0.1:3000'],
  ['https://127.0.0.1.example.com', undefined, 'http://127.0.0.1:3000'],
])('%s listens on %s alone', (appUrl, host, origin) => {
  expect(listeningHost(appUrl)).toBe(host);
  expect(innerOrigin(appUrl, 3000)).toBe(origin);
});
