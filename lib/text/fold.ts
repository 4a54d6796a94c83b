/** Text as it is sorted and searched: lower case, without marks, blanks collapsed (unaccent() is not immutable in SQL). */
export function foldName(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      // a search for what cannot be stored finds nothing, and is no error
      .replace(/\u0000/g, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
