import { IncomingMessage } from 'node:http';

export const bodyLimit = 1024 * 1024;

/**
 * Gathers a body up to the limit before anyone reads it: counting while forwarding fails where a page answers without
 * reading (stack.md §12). Gives the request again with its body ready; `too large` by its declared length or by what comes,
 * `gone` when whoever sends stops before the end.
 */
export async function gatherBody(request: IncomingMessage, limit = bodyLimit): Promise<IncomingMessage | 'too large' | 'gone'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too large';
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = await new Promise<'whole' | 'too large' | 'gone'>((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve('too large');
      else chunks.push(chunk);
    });
    request.on('end', () => resolve('whole'));
    request.on('close', () => resolve('gone'));
  });
  return whole === 'whole' ? again(request, Buffer.concat(chunks)) : whole;
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
