import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from './policy.ts';
import type { UnderWay } from './under-way.ts';

type Head = { path: string; policy: string; https: boolean };

/** The plain answers of the door itself: what no honest browser asks for. */
export function refuse(response: ServerResponse, status: number, sentence: string, headers: Record<string, string> = {}): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

export const notUnderstood = 'This is not a request that Foyer understands.';

const isAction = ({ method, headers }: IncomingMessage) =>
  method === 'POST' && (headers['next-action'] !== undefined || /^multipart\/form-data/i.test(headers['content-type'] ?? ''));

/**
 * Watches over what Next answers: every head gets our headers, and a body that it could not read, which it calls a failure
 * of ours, is answered 400. What failed before our own code was reached was the body.
 */
export function guardAnswer(request: IncomingMessage, response: ServerResponse, head: Head, state: UnderWay): void {
  const plain = {
    writeHead: response.writeHead.bind(response) as (status: number) => ServerResponse,
    write: response.write.bind(response) as (...given: unknown[]) => boolean,
    end: response.end.bind(response) as (...given: unknown[]) => ServerResponse,
  };
  let turned = false;
  const turn = () => {
    turned = true;
    state.status = 400; // Next sets its own again when the answer is out
    for (const name of response.getHeaderNames()) if (name !== 'x-request-id') response.removeHeader(name);
    response.statusCode = 400;
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    for (const [name, value] of Object.entries(securityHeaders({ ...head, status: 400 }))) response.setHeader(name, value);
    plain.writeHead(400);
    plain.end(`${notUnderstood}\n`);
  };
  const malformed = () => !turned && !response.headersSent && response.statusCode === 500 && isAction(request) && !state.reached;
  // an answer to Next's own script stays 200, or it could not be read
  const left = () => (request.headers['next-action'] === undefined ? state.left : undefined);
  response.writeHead = ((asked: number, ...rest: unknown[]) => {
    response.statusCode = asked;
    if (malformed()) turn();
    if (turned) return response;
    const status = left()?.status ?? asked;
    response.statusCode = status;
    if (left()) response.setHeader('retry-after', String(left()?.retryAfter));
    // an address with nothing behind it is asked for under another name, by us
    response.removeHeader('x-nextjs-rewritten-path');
    const given = rest.find((one) => typeof one === 'object' && one !== null && !Array.isArray(one)) as Record<string, string> | undefined;
    for (const [name, value] of Object.entries({ ...given, ...securityHeaders({ ...head, status }) })) response.setHeader(name, value);
    return plain.writeHead(status);
  }) as typeof response.writeHead;
  response.write = ((...given: unknown[]) => {
    if (malformed()) turn();
    return turned || plain.write(...given);
  }) as typeof response.write;
  response.end = ((...given: unknown[]) => {
    if (malformed()) turn();
    return turned ? response : plain.end(...given);
  }) as typeof response.end;
}
