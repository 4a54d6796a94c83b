/** Text as it is sorted and searched: lower case, without marks, blanks collapsed (unaccent() is not immutable in SQL). */
export function foldName(text: string): string {
  return (
    text
      .normalize('NFKD')
      // marks and signs that nobody sees; NUL, too: a search for what cannot be stored finds nothing, and is no error
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u0000]+/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The words of a search, at most eight, folded as the columns are and escaped for `like`. */
export function searchWords(q: string | undefined): string[] {
  return foldName((q ?? '').slice(0, 200))
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`));
}
