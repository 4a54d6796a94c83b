import { getLocale } from 'next-intl/server';
import { clientWords } from './client-words.ts';
import type { Locale } from './locales.ts';
import { type Messages, messagesOf } from './messages.ts';

/** The parts of a catalogue at these paths, each where it stands in the whole. */
export function partsOf(all: Messages, paths: readonly string[]): Messages {
  const parts: Messages = {};
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() as string;
    let [from, to] = [all, parts];
    for (const name of names) {
      to[name] ??= {};
      from = from[name] as Messages;
      to = to[name] as Messages;
    }
    to[last] = from[last];
  }
  return parts;
}

/** What of the catalogue the browser needs at a route, in the language of this request: a page hands it to `Words`. */
export async function wordsFor(route: keyof typeof clientWords): Promise<Messages> {
  return partsOf(messagesOf((await getLocale()) as Locale), clientWords[route]);
}
