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

/** Headers of every answer, also of those that Next, a failure or the parser makes. */
export function securityHeaders(answer: { path: string; status: number; policy: string; https: boolean }): Record<string, string> {
  const { path, status, policy, https } = answer;
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    // no path leaves a page, which may hold a token (trust.md 3.4.5); `no-referrer` would make a form's Origin `null`
    'referrer-policy': 'strict-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    ...(!path.startsWith('/_next/static/') || status >= 400 ? { 'cache-control': 'no-store, private' } : {}),
  };
}
