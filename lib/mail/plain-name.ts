const joiner = '\u2060';

/**
 * A name that somebody typed, made harmless in a letter: one line, and never an address that a mail program turns into a
 * link, since a name must not phish with our own letters (trust.md §4, I10). What it looks like does not change.
 */
export function plainName(name: string): string {
  return name
    .slice(0, 2000)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/([.:/@])(?=\S)/g, `$1${joiner}`)
    .replace(/www(?=\S)/gi, (start) => `${start}${joiner}`)
    .trim()
    .slice(0, 200);
}

/** The inviter's own words: lines are kept, addresses in them never become links (spec.md §1, invitation). */
export function plainLines(text: string): string[] {
  return text.split('\n').map((one) => plainName(one));
}
