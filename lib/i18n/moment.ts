const shaped = /^[A-Za-z][A-Za-z0-9_+-]{1,31}(\/[A-Za-z0-9_+-]{1,31}){0,2}$/;

/** Whether a text names a time zone of the IANA list that this platform can tell time in. */
export function isTimeZone(text: unknown): text is string {
  if (typeof text !== 'string' || !shaped.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false; // a name that it does not know is a range error there
  }
}

/** The first of some zones in which time can be told; UTC when there is none. */
export function timeZoneOf(...zones: (string | null | undefined)[]): string {
  return zones.find(isTimeZone) ?? 'UTC';
}

function zoneName(locale: string, at: Date, timeZone: string): string {
  if (timeZone === 'UTC') return 'UTC';
  const named = (timeZoneName: 'long' | 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [name, offset] = [named('long'), named('shortOffset')];
  return name.startsWith('GMT') ? offset : `${name}, ${offset}`;
}

/** A moment in full, with its zone named: for whoever may read it elsewhere. */
export function wholeMoment(locale: string, at: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at);
  return `${text} (${zoneName(locale, at, timeZone)})`;
}
