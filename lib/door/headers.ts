import type { IncomingMessage } from 'node:http';

// what a proxy or Next itself would say: from outside it is a claim, and some of it switches guards off (trust.md §4, N1–N7)
const claims =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-middleware-.*|x-invoke-.*|x-matched-path|x-nonce|content-security-policy.*|next-resume|x-original-.*|x-rewrite-.*|x-foyer-.*|x-request-id|x-action-.*|x-now-.*|x-vercel-.*|__proto__|constructor|prototype)$/i;

/** Takes every claim out of a request, wherever Node keeps it. */
export function stripClaims(request: IncomingMessage): void {
  const raw: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] as string;
    if (!claims.test(name)) raw.push(name, request.rawHeaders[at + 1] as string);
  }
  request.rawHeaders.splice(0, request.rawHeaders.length, ...raw);
  for (const name of Object.keys(request.headers)) if (claims.test(name)) delete request.headers[name];
  for (const name of Object.keys(request.headersDistinct)) if (claims.test(name)) delete request.headersDistinct[name];
}

/** Says something to Next and to our own code that nobody outside can have said. */
export function stamp(request: IncomingMessage, name: string, value: string): void {
  request.headers[name] = value;
  request.rawHeaders.push(name, value);
}
