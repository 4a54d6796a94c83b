import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import next from 'next';
import { guardAnswer, notUnderstood, refuse } from './lib/door/answer.ts';
import { gatherBody } from './lib/door/body.ts';
import { answerElsewhere } from './lib/door/elsewhere.ts';
import { stamp, stripClaims } from './lib/door/headers.ts';
import { innerOrigin, listeningHost } from './lib/door/listen.ts';
import { isFromOurPages, ownOrigins } from './lib/door/origin.ts';
import { isCanonical, loggedPath } from './lib/door/path.ts';
import { contentSecurityPolicy } from './lib/door/policy.ts';
import { sourceAddress } from './lib/door/source.ts';
import { listenToConsole, type UnderWay, underWay } from './lib/door/under-way.ts';
import { answerRaw, answerUnreadable } from './lib/door/unreadable.ts';
import { env } from './lib/env.ts';
import { log } from './lib/log.ts';

const { appUrl, port, production, isProxy } = env();
const home = new URL(appUrl);
const https = home.protocol === 'https:';
const origins = ownOrigins(appUrl);
// an action that redirects reads its target itself: straight from here, since a proxy may not be reachable from inside
process.env.__NEXT_PRIVATE_ORIGIN = innerOrigin(appUrl, port);
const app = next({ dev: !production, hostname: 'localhost', port });
const handle = app.getRequestHandler();

const isHonest = (request: IncomingMessage) => isCanonical(request.url ?? '') && request.headersDistinct.host?.length === 1;

function logAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { id, troubles, status = response.statusCode }: UnderWay,
  ms: number,
): void {
  const line = { requestId: id, method: request.method, path: loggedPath(request.url ?? ''), status, ms: Math.round(ms) };
  const trouble = troubles.find(({ level }) => level === 'error') ?? troubles[0];
  if (!trouble) log.info(line, 'request');
  // what was wrong with a request is in its status; its own words may hold what somebody typed
  else if (status >= 400 && status < 500) log.info({ ...line, reason: trouble.error.name }, 'request');
  else log[trouble.level]({ ...line, err: trouble.error }, 'request');
}

// whoever asked has left, or was told by the parser that time is up
function abandon(response: ServerResponse): void {
  response.statusCode = 400;
  response.destroy();
}

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  let request = incoming;
  const begun = performance.now();
  const id = randomUUID();
  const nonce = randomBytes(16).toString('base64');
  const url = request.url ?? '';
  const path = url.split('?')[0] as string;
  const source = sourceAddress(request, isProxy);
  const policy = contentSecurityPolicy(nonce, production);
  const state: UnderWay = { id, reached: false, troubles: [] };
  guardAnswer(request, response, { path, policy, https }, state);
  response.setHeader('x-request-id', id);
  response.once('close', () => logAnswer(request, response, state, performance.now() - begun));
  if (!isHonest(request)) return refuse(response, 400, notUnderstood);
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
    return refuse(response, 405, 'Only GET, HEAD and POST.', { allow: 'GET, HEAD, POST' });
  stripClaims(request);
  if (method === 'POST') {
    if (!isFromOurPages(request, origins)) return answerElsewhere(request, response, nonce);
    const gathered = await gatherBody(request);
    if (gathered === 'gone') return abandon(response);
    if (gathered === 'too large') {
      // read on for a moment, or the client sees a broken connection instead of the answer
      incoming.resume();
      setTimeout(() => incoming.destroy(), 2000).unref();
      return refuse(response, 413, 'This is too large: at most 1 MB.', { connection: 'close' });
    }
    request = gathered;
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
    await underWay.run(state, () => handle(request, response));
  } catch (error) {
    log.error({ err: error, requestId: id }, 'a request failed');
    refuse(response, 500, `Something failed on our side. Give support this number: ${id}`);
  }
}

await app.prepare();
if (production) listenToConsole();
const server = createServer(
  {
    maxHeaderSize: 32 * 1024,
    requireHostHeader: false,
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    shouldUpgradeCallback: () => !production,
  },
  (request, response) => void serve(request, response),
);
if (!production) server.on('upgrade', app.getUpgradeHandler());
server.on('connect', (_request, socket) => answerRaw(socket, 405, https, 'CONNECT'));
server.on('checkExpectation', (request, response) => void serve(request, response));
server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerUnreadable(error, socket, https));
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
