import type { Locale } from './locales.ts';
import type { namespaces } from './namespaces.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: (typeof namespaces)['en'];
  }
}
