import { IncomingMessage } from 'node:http';
import { getRawBody, type RawBodyError } from 'raw-body';

export const bodyLimit = 1024 * 1024;

/**
 * Gathers a body up to the limit before anyone reads it: counting while forwarding fails where a page answers without
 * reading (stack.md §12). Gives the request again with its body ready; `too large` by its declared length or by what comes,
 * `gone` when whoever sends stops before the end. A request that is too large stays paused: resume or destroy it.
 */
export async function gatherBody(request: IncomingMessage, limit = bodyLimit): Promise<IncomingMessage | 'too large' | 'gone'> {
  try {
    return again(request, await getRawBody(request, { limit, length: request.headers['content-length'] }));
  } catch (error) {
    return (error as RawBodyError).type === 'entity.too.large' ? 'too large' : 'gone';
  }
}

// the stream has ended for Node; whoever reads next needs one that begins
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method;
  copy.url = request.url;
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.rawHeaders = request.rawHeaders;
  copy.headers = request.headers;
  copy.complete = true;
  if (body.length > 0) copy.push(body);
  copy.push(null);
  return copy;
}
