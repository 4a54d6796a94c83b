import { pino } from 'pino';

/** What may stand in a log of an address: tokens are taken out, and queries are not logged at all. */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return path.replace(/^\/+(invitations|reset|verify)\/[^/]+/i, '/$1/[token]').slice(0, 300);
}

/** JSON lines; never a secret, a token or a password. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.FOYER_PROCESS ?? 'server' },
  redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', 'err.params', 'err.query'], remove: true },
  serializers: {
    // a driver's error carries the statement's parameters, and with them what people typed
    err: (error: Error & { code?: string; cause?: { message?: string; code?: string; constraint_name?: string } }) => ({
      type: error?.name,
      message: error?.cause?.message ?? (error?.name === 'DrizzleQueryError' ? 'a query failed' : String(error?.message).slice(0, 500)),
      code: error?.cause?.code ?? error?.code,
      constraint: error?.cause?.constraint_name,
      stack: error?.stack?.split('\n').slice(1, 8).join('\n'),
    }),
  },
});
