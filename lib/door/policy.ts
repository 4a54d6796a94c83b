import type { ServerResponse } from 'node:http';

/** trust.md §1.16; in development Next needs eval, inline styles and a socket, and knows no Trusted Types. */
export function contentSecurityPolicy(nonce: string, production: boolean): string {
  const always = [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
  ];
  const rest = production
    ? [
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src-elem 'self' 'nonce-${nonce}'`,
        "style-src-attr 'unsafe-inline'",
        "connect-src 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types default nextjs nextjs#bundler',
      ]
    : [`script-src 'nonce-${nonce}' 'strict-dynamic' 'unsafe-eval'`, "style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:"];
  return [...always, ...rest].join('; ');
}

const tokenPage = /^\/(invitations|reset|verify)\//;

/** Headers of every answer, also of those that Next or a failure makes; called last, when the head is written. */
export function securityHeaders(response: ServerResponse, path: string, policy: string, https: boolean): void {
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', tokenPage.test(path) ? 'no-referrer' : 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('x-frame-options', 'DENY');
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (!path.startsWith('/_next/static/') || response.statusCode >= 400) response.setHeader('cache-control', 'no-store, private');
}
