import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { gatherBody } from './lib/door/body.ts';
import { answerElsewhere } from './lib/door/elsewhere.ts';
import { stamp, stripClaims } from './lib/door/headers.ts';
import { awaitStatus, takeStatus } from './lib/door/left-status.ts';
import { innerOrigin, listeningHost } from './lib/door/listen.ts';
import { isFromOurPages, ownOrigins } from './lib/door/origin.ts';
import { contentSecurityPolicy, securityHeaders } from './lib/door/policy.ts';
import { proxyList, sourceAddress } from './lib/door/source.ts';
import { env } from './lib/env.ts';
import { log, loggedPath } from './lib/log.ts';

const { appUrl, port, production, trustedProxies } = env();
const home = new URL(appUrl);
const https = home.protocol === 'https:';
const origins = ownOrigins(appUrl);
const proxies = proxyList(trustedProxies);
// an action that redirects reads its target itself: straight from here, since a proxy may not be reachable from inside
process.env.__NEXT_PRIVATE_ORIGIN = innerOrigin(appUrl, port);
const app = next({ dev: !production, hostname: 'localhost', port });
const handle = app.getRequestHandler();

// the plain answers of the door itself: what no honest browser asks for
function refuse(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\u0000');
  } catch {
    return false; // half an escape: Next would fail over it
  }
}

function isHonest(request: IncomingMessage): boolean {
  const url = request.url ?? '';
  const plain = url.startsWith('/') && !url.startsWith('//') && !/[\\\u0000-\u0020]/.test(url);
  return plain && isReadable(url.split('?')[0] as string) && (request.headersDistinct.host?.length ?? 0) === 1;
}

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  let request = incoming;
  const begun = performance.now();
  const id = randomUUID();
  const nonce = randomBytes(16).toString('base64');
  const url = request.url ?? '';
  const path = url.split('?')[0] as string;
  const source = sourceAddress(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], proxies);
  const policy = contentSecurityPolicy(nonce, production);
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((asked: number, ...rest: unknown[]) => {
    const left = takeStatus(id);
    const status = left?.status ?? asked;
    if (left) response.setHeader('retry-after', left.retryAfter);
    response.statusCode = status;
    const given = rest.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one)) as Record<string, string> | undefined;
    for (const [name, value] of Object.entries(given ?? {})) response.setHeader(name, value);
    securityHeaders(response, path, policy, https);
    return writeHead(status);
  }) as typeof response.writeHead;
  response.setHeader('x-request-id', id);
  response.once('close', () => {
    takeStatus(id);
    log.info(
      {
        requestId: id,
        method: request.method,
        path: loggedPath(url),
        status: response.statusCode,
        ms: Math.round(performance.now() - begun),
      },
      'request',
    );
  });
  if (!isHonest(request)) return refuse(response, 400, 'This is not a request that Foyer understands.');
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
    return refuse(response, 405, 'Only GET, HEAD and POST.', { allow: 'GET, HEAD, POST' });
  stripClaims(request);
  if (method === 'POST') {
    if (!isFromOurPages(request, origins)) return answerElsewhere(request, response, nonce);
    const gathered = await gatherBody(request);
    if (!gathered) {
      // read on for a moment, or the client sees a broken connection instead of the answer
      incoming.resume();
      setTimeout(() => incoming.destroy(), 2000).unref();
      return refuse(response, 413, 'This is too large: at most 1 MB.', { connection: 'close' });
    }
    request = gathered;
    if (request.headers['next-action'] === undefined) awaitStatus(id);
    // on a loopback trial both spellings are ours; Next compares Origin with the host
    if (request.headers.origin !== undefined) request.headers.origin = home.origin;
  }
  request.headers.host = home.host;
  stamp(request, 'x-forwarded-host', home.host);
  stamp(request, 'x-forwarded-proto', home.protocol.slice(0, -1));
  stamp(request, 'x-foyer-path', url);
  stamp(request, 'x-foyer-ip', source);
  stamp(request, 'x-request-id', id);
  request.headers['content-security-policy'] = policy;
  try {
    await handle(request, response);
  } catch (error) {
    log.error({ err: error, requestId: id }, 'a request failed');
    refuse(response, 500, `Something failed on our side. Give support this number: ${id}`);
  }
}

await app.prepare();
const server = createServer(
  { maxHeaderSize: 32 * 1024, requestTimeout: 30_000, headersTimeout: 15_000, shouldUpgradeCallback: () => !production },
  (request, response) => void serve(request, response),
);
if (!production) server.on('upgrade', app.getUpgradeHandler());
server.on('connect', (_request, socket) => void socket.end('HTTP/1.1 405 Method Not Allowed\r\nconnection: close\r\n\r\n'));
server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
  if (!socket.writable) return;
  const status =
    error.code === 'HPE_INVALID_METHOD'
      ? '405 Method Not Allowed'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${port} is taken by another program.` : `The server could not listen: ${error.message}`,
  );
  process.exit(1);
});
server.listen(port, listeningHost(appUrl));

let closing = false;
function close(): void {
  if (closing) return;
  closing = true;
  // kept-alive connections would hold the server open for ever
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  setTimeout(() => process.exit(0), 8000).unref();
  server.close(async () => {
    clearInterval(idle);
    process.exit(0);
  });
}
process.on('SIGTERM', close).on('SIGINT', close);
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));
