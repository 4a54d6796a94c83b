import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { log } from '../log.ts';
import { securityHeaders } from './policy.ts';

const statuses: Record<string, number> = {
  HPE_INVALID_METHOD: 405,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

// nothing is shown, so nothing may run
const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Answers what the parser could not read, or read no further, as every other answer: with the headers and a line in the log. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex, https: boolean): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statuses[error.code ?? ''] ?? 400;
  answerRaw(socket, status, https, error.code);
}

/** An answer without a request that Node could make one from. */
export function answerRaw(socket: Duplex, status: number, https: boolean, reason: string | undefined): void {
  const requestId = randomUUID();
  const headers = {
    ...securityHeaders({ path: '', status, policy, https }),
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    'x-request-id': requestId,
    'content-length': '0',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`);
  log.info({ requestId, status, reason }, 'unreadable');
}
