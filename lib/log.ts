import { pino } from 'pino';

type Failure = Error & { code?: string; cause?: Error & { code?: string; constraint_name?: string } };

function said(error: Failure): string {
  const inner = error?.cause?.message ? error.cause : error;
  // who cannot read a text quotes it
  if (inner instanceof SyntaxError) return 'a text that could not be read';
  return inner?.name === 'DrizzleQueryError' ? 'a query failed' : String(inner?.message).slice(0, 500);
}

/** JSON lines; never a secret, a token or a password. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.FOYER_PROCESS ?? 'server' },
  redact: { paths: ['password', 'token', 'secret', '*.password', '*.token', 'err.params', 'err.query'], remove: true },
  serializers: {
    // a driver's error carries the statement's parameters, and with them what people typed
    err: (error: Failure) => ({
      type: error?.name,
      message: said(error),
      code: error?.cause?.code ?? error?.code,
      constraint: error?.cause?.constraint_name,
      stack: error?.stack?.split('\n').slice(1, 8).join('\n'),
    }),
  },
});
