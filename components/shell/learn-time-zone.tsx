'use client';
import { useEffect } from 'react';
import { learnPreferencesAction } from '#lib/preferences/actions';

/** Says once in which time zone this browser is; stands on a page only while its person's is unknown. */
export function LearnTimeZone() {
  useEffect(() => {
    // a page that is left meanwhile, or a lost connection: the next page says it again
    learnPreferencesAction(Intl.DateTimeFormat().resolvedOptions().timeZone).catch(() => {});
  }, []);
  return null;
}
