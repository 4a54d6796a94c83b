import { createTranslator } from 'use-intl/core';
import type { Locale } from '../i18n/locales.ts';
import { messagesOf } from '../i18n/messages.ts';

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The catalogue outside a request: for the worker's letters. */
export function sayIn(locale: Locale, namespace: string): Say {
  return createTranslator({ locale, messages: messagesOf(locale) as never, namespace: namespace as never }) as unknown as Say;
}
