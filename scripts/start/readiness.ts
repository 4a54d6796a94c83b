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

/** Waits up to a minute for the server to say that it is ready; returns early when the start is ended. */
export async function waitUntilReady(port: string, ended: AbortSignal): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (ended.aborted) return;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
    } catch {}
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Refusal('Foyer started, but did not become ready within a minute: its log above says why.');
}
