/** Text as it is sorted and searched: lower case, without marks, blanks collapsed (unaccent() is not immutable in SQL). */
export function foldName(text: string): string {
  return (
    text
      .normalize('NFKD')
      // marks and signs that nobody sees; NUL, too: a search for what cannot be stored finds nothing, and is no error
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\u0000]/gu, '')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/ø/g, 'o')
      .replace(/ł/g, 'l')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
