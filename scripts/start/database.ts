// The embedded database of a start: kept alive while Foyer runs.
import { startCluster } from '../postgres/cluster.ts';
import { prepareDatabase } from '../postgres/prepare.ts';

type Given = {
  dataDir: string;
  ended: AbortSignal;
  note: (name: string, pid: number | undefined) => void;
  failed: (sentence: string) => void;
};
export type EmbeddedDatabase = { port: number; ownerUrl: string; appUrl: string; stop: () => Promise<void> };

/** Starts it, makes its logins and watches it; gives the URLs and how to stop it. Aborted, it throws when nothing is left of it. */
export async function embeddedDatabase({ dataDir, ended, note, failed }: Given): Promise<EmbeddedDatabase> {
  const ending = new AbortController();
  const { signal } = ending;
  ended.addEventListener('abort', () => ending.abort());
  let deaths: number[] = [];
  let cluster = await startCluster({ dir: dataDir, durable: true, signal: ended });
  const { port } = cluster;
  note('database', cluster.pid);
  let urls: { ownerUrl: string; appUrl: string };
  try {
    urls = await prepareDatabase({ dir: dataDir, superuserUrl: cluster.superuserUrl, name: 'foyer' });
  } catch (error) {
    await cluster.stop();
    throw error;
  }

  let reviving: Promise<void> = Promise.resolve();

  async function bringBack(): Promise<void> {
    if (signal.aborted) return;
    deaths = [...deaths.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (deaths.length > 40) return failed('The embedded database ended again and again: look into its folder.');
    console.error('· database ended unexpectedly, starting it again');
    try {
      cluster = await startCluster({ dir: dataDir, durable: true, port, signal });
      note('database', cluster.pid);
      watch();
    } catch (error) {
      if (!signal.aborted) failed((error as Error).message);
    }
  }

  const revive = () => {
    reviving = bringBack();
  };

  // a server that was adopted is no child of ours: it is looked at, not waited for
  function watch(): void {
    const { child } = cluster;
    if (child && (child.exitCode !== null || child.signalCode !== null)) return revive();
    if (child) return void child.once('exit', revive);
    const timer = setInterval(() => {
      try {
        process.kill(cluster.pid, 0);
      } catch {
        clearInterval(timer);
        revive();
      }
    }, 500);
    timer.unref();
  }
  watch();
  return {
    ...urls,
    port,
    stop: async () => {
      ending.abort();
      // one that is just coming back is ended, too
      await reviving;
      await cluster.stop();
      note('database', undefined);
    },
  };
}
