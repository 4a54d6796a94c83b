import { IncomingMessage } from 'node:http';

export const bodyLimit = 1024 * 1024;

/**
 * Gathers a body up to the limit before anyone reads it: counting while forwarding fails where a page answers without
 * reading (stack.md §12). Gives the request again with its body ready, or undefined for one that is too large, by its
 * declared length or by what comes.
 */
export async function gatherBody(request: IncomingMessage, limit = bodyLimit): Promise<IncomingMessage | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = await new Promise<boolean>((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve(false);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(true));
    request.on('close', () => resolve(false));
  });
  return whole ? again(request, Buffer.concat(chunks)) : undefined;
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
