import { createServer } from 'node:net';
import { Refusal } from '../progress.js';

/** Refuses a port on which somebody listens already. */
export async function mustBeFree(port: string): Promise<void> {
  const free = await new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(Number(port), () => probe.close(() => done(true)));
  });
  if (!free) throw new Refusal(`Port ${port} is taken by another program: stop it, or choose another with PORT=3001 npm start.`);
}

// undefined when it is ready, else why not
async function askReason(origin: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
    if (answer.ok) return undefined;
    const { reason } = (await answer.json()) as { reason?: string };
    return reason ?? `the server answers ${answer.status}`;
  } catch {
    return 'the server does not answer';
  }
}

/** Waits until requests are served and mail leaves; returns early when the start is ended. */
export async function waitUntilReady(origin: string, ended: AbortSignal, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !ended.aborted; ) {
    const reason = await askReason(origin);
    if (reason === undefined) return;
    if (Date.now() > end) throw new Refusal(`Foyer started, but is not ready: ${reason}. Its log above says more.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Says when a running Foyer is no longer ready, and why, and when it is again; one lost answer among many says nothing. */
export async function watchReadiness(origin: string, ended: AbortSignal, say: (sentence: string) => void, seconds = 10): Promise<void> {
  let said: string | undefined;
  let last: string | undefined;
  while (!ended.aborted) {
    await new Promise((done) => setTimeout(done, seconds * 1000).unref());
    const reason = await askReason(origin);
    const sure = reason === undefined || reason === last;
    last = reason;
    if (ended.aborted || !sure || reason === said) continue;
    say(reason ? `· not ready: ${reason}` : '· ready again');
    said = reason;
  }
}
