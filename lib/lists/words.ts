import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { foldName } from '../text/fold.ts';

/** Texts as a `search` column holds them together: folded, each word after a blank; empty where there is none. */
export function searchable(...texts: string[]): string {
  const folded = foldName(texts.join(' '));
  return folded && ` ${folded}`;
}

/** The words of a search, at most eight, folded as the columns are. */
export function searchWords(q: string | undefined): string[] {
  return foldName((q ?? '').slice(0, 200))
    .split(' ')
    .filter(Boolean)
    .slice(0, 8);
}

/** That every word of a search is found, each by what `byWord` says of it; undefined, which asks for nothing, without words. */
export function everyWord(q: string | undefined, byWord: (word: string) => SQL | undefined): SQL | undefined {
  return and(...searchWords(q).map(byWord));
}

const escaped = (word: string) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A word anywhere in a folded text. */
export const holdsWord = (text: SQLWrapper, word: string): SQL => sql`${text} like ${`%${escaped(word)}%`}`;

/** The beginning of a word in a `search` column. */
export const beginsWord = (search: SQLWrapper, word: string): SQL => sql`${search} like ${`% ${escaped(word)}%`}`;
