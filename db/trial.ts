// Every login is tried before a minute is spent on anything that is built on it.
import postgres from 'postgres';
import { sessionLimits } from './client.ts';
import { mustBear } from './ground.ts';
import { type Logins, ownerVariable, seatOf } from './logins.ts';
import { poolerAdvice, Unfit, whyNoEntry } from './unfit.ts';

const patience = 30_000; // for a server that still comes up
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms).unref());

type Visit = { variable: string; url: string; parameters?: Record<string, string | number> };

async function visit({ variable, url, parameters = {} }: Visit, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  for (const begun = Date.now(); ; await pause(500)) {
    const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, connection: parameters });
    const silent = pause(15_000).then(() => {
      throw new Unfit(`${variable} reaches no PostgreSQL: ${seatOf(url)} got no answer that one would give; correct host and port.`);
    });
    try {
      return await Promise.race([work(sql), silent]);
    } catch (error) {
      if ((error as { code?: string }).code === '57P03' && Date.now() - begun < patience) continue;
      if (error instanceof Unfit) throw error;
      const said = `${variable} cannot be used: ${seatOf(url)} got “${(error as Error).message}”; mend that and start again.`;
      throw whyNoEntry(variable, url, error) ?? new Unfit(said);
    } finally {
      silent.catch(() => {});
      await sql.end({ timeout: 0 });
    }
  }
}

// with the parameters of the application's own connections; the roles themselves may not be there yet
async function tryAsApp(variable: string, url: string, isOwner: boolean): Promise<void> {
  const parameters = { ...sessionLimits, options: '-c role=none -c foyer.heard=yes' };
  await visit({ variable, url, parameters }, async (sql) => {
    const [row] = await sql`select current_setting('foyer.heard', true) as heard`.catch((error: { code?: string }) => {
      if (error.code !== '42501' || isOwner) throw error;
      return [{ heard: 'yes' }]; // a new login may connect from the migration on
    });
    if (row?.heard !== 'yes')
      throw new Unfit(`${variable} leads to a pooler that drops the role of every connection of Foyer (${seatOf(url)}); ${poolerAdvice}.`);
  });
}

/**
 * Connects by each URL as the application and the migration will, and looks whether the database bears them; writes
 * nothing. Refuses with Unfit.
 */
export async function tryDatabase(logins: Logins): Promise<void> {
  const { ownerUrl, appUrl, gateUrl } = logins;
  await tryAsApp('DATABASE_URL', appUrl, ownerUrl === appUrl);
  if (gateUrl) await tryAsApp('GATE_DATABASE_URL', gateUrl, false);
  await visit({ variable: ownerVariable(logins), url: ownerUrl }, async (sql) => void (await mustBear(sql, logins)));
}
