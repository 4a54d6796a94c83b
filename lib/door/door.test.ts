import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { stripClaims } from './headers.ts';
import { isFromOurPages, ownOrigins } from './origin.ts';
import { contentSecurityPolicy } from './policy.ts';

const asking = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

describe('a write by cookie', () => {
  const origins = ownOrigins('https://foyer.example.com');
  test.each([
    [{ origin: 'https://foyer.example.com' }, true],
    [{ origin: 'https://foyer.example.com', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://foyer.example.com', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{}, false],
  ])('%j is ours: %s', (headers, ours) => {
    expect(isFromOurPages(asking(headers as Record<string, string>), origins)).toBe(ours);
  });

  test('a loopback trial has two spellings, an installation one', () => {
    expect(ownOrigins('http://localhost:3000')).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
    expect(ownOrigins('https://foyer.example.com')).toEqual(['https://foyer.example.com']);
  });
});

test('what only a proxy or Next may say is taken out, wherever Node keeps it', () => {
  const evil = [
    'X-Forwarded-Host',
    'forwarded',
    'X-Middleware-Subrequest',
    'x-nonce',
    'content-security-policy',
    'x-original-url',
    'x-foyer-path',
    'X-Request-Id',
    '__proto__',
    'x-invoke-path',
    'next-resume',
  ];
  const request = {
    rawHeaders: [...evil, 'accept'].flatMap((name) => [name, 'x']),
    headers: Object.fromEntries([...evil, 'accept'].map((name) => [name.toLowerCase(), 'x'])),
    headersDistinct: { forwarded: ['x'], accept: ['x'] },
  } as unknown as IncomingMessage;
  stripClaims(request);
  expect(request.rawHeaders).toEqual(['accept', 'x']);
  expect(Object.keys(request.headers)).toEqual(['accept']);
  expect(Object.keys(request.headersDistinct)).toEqual(['accept']);
});

test('scripts run by nonce alone, and nothing frames us', () => {
  const policy = contentSecurityPolicy('abc', true);
  for (const part of [
    "script-src 'nonce-abc' 'strict-dynamic'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy).toContain(part);
  expect(policy).not.toContain('unsafe-eval');
});
