import { seatOf } from './logins.ts';

/** A database that cannot be used: one sentence with the cause and what to do. */
export class Unfit extends Error {}

type Failure = { code?: string; message?: string };

/** What to do about a pooler. */
export const poolerAdvice =
  'point it at PostgreSQL itself, or at a pooler in session mode that hands startup parameters on (PgBouncer’s ignore_startup_parameters drops them, which is not enough)';

const causes: [RegExp, string, string][] = [
  [/startup parameter/, 'leads to a pooler that refuses what every connection of Foyer begins with', poolerAdvice],
  [/^(ENOTFOUND|EAI_AGAIN|ECONN|CONNECT|EHOST|ENET|ETIMEDOUT)/, 'reaches no database', 'start PostgreSQL there, or correct host and port'],
  [/^28/, 'is turned away', 'correct user and password, or let this user in'],
  [/^3D000/, 'names no database', 'create that one, or correct its name'],
];

/** Why nobody gets in by the URL of a variable, in the server's own words; undefined for what has nothing to do with that. */
export function whyNoEntry(variable: string, url: string, error: unknown): Unfit | undefined {
  const { code = '', message } = error as Failure;
  // of several addresses of one host the failures have no words of their own
  const said = message || code;
  const [, what, advice] = causes.find(([sign]) => sign.test(code) || (/^08/.test(code) && sign.test(said))) ?? [];
  return what === undefined ? undefined : new Unfit(`${variable} ${what}: ${seatOf(url)} got “${said}”; ${advice}.`);
}
