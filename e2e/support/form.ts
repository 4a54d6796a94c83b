import { cookieName } from '../../lib/auth/cookie-name.ts';
import type { Person } from '../../world/factories/writing.ts';
import { session } from '../../world/factories.ts';
import { anySource } from './source.ts';

const home = () => process.env.FOYER_URL as string;
const readable = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** A browser without a screen: the cookie of one person. */
export async function cookieOf(person: Person): Promise<string> {
  return `${cookieName('session')}=${(await session(person)).cookie}`;
}

/** `buttons` holds what each further verb's button adds when it is pressed, by its words. */
export type Form = { address: string; fields: Record<string, string>; buttons: Record<string, Record<string, string>> };

/** The form of a page that holds a field of this name, as its HTML has it: what a browser without script would send. */
export async function formOf(path: string, having: string, cookie = ''): Promise<Form> {
  const answer = await fetch(home() + path, { headers: { cookie } });
  return formIn(await answer.text(), path, having);
}

/** The same of a page that came as an answer. */
export function formIn(html: string, path: string, having: string): Form {
  for (const [form] of html.matchAll(/<form[\s\S]*?<\/form>/g)) {
    const fields: Record<string, string> = {};
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      const name = input.match(/name="([^"]*)"/)?.[1];
      if (name && /type="hidden"/.test(input)) fields[readable(name)] = readable(input.match(/value="([^"]*)"/)?.[1] ?? '');
    }
    const buttons = [...form.matchAll(/<button[^>]*name="(\$ACTION[^"]*)"[^>]*>([\s\S]*?)<\/button>/g)].map(([whole, name, words]) => [
      readable((words as string).replace(/<[^>]*>/g, '')).trim(),
      { [name as string]: readable(whole.match(/^<button[^>]*value="([^"]*)"/)?.[1] ?? '') },
    ]);
    if (form.includes(`name="${having}"`)) return { address: home() + path, fields, buttons: Object.fromEntries(buttons) };
  }
  throw new Error(`no form with ${having} at ${path}`);
}

export type Answer = { status: number; location: string | null; retryAfter: string | null; body: string };

/** Sends a form as a browser without script does. */
export async function send(
  form: Form,
  fields: Record<string, string | string[]>,
  cookie = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...fields }))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  const answer = await fetch(form.address, {
    method: 'POST',
    body,
    headers: { cookie, origin: home(), ...anySource(), ...headers },
    redirect: 'manual',
  });
  const { status, headers: given } = answer;
  return { status, location: given.get('location'), retryAfter: given.get('retry-after'), body: await answer.text() };
}

/** Sends them all at once; tells how many had been sent and were unanswered when the first answer came. */
export async function together<T>(works: (() => Promise<T>)[]): Promise<{ results: T[]; inFlight: number }> {
  let sent = 0;
  let inFlight = 0;
  const results = await Promise.all(
    works.map(async (work) => {
      const under = work();
      sent++;
      const result = await under;
      if (inFlight === 0) inFlight = sent;
      return result;
    }),
  );
  return { results, inFlight };
}
