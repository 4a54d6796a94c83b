import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTranslator } from 'use-intl/core';
import { env } from '../env.ts';
import { atAddress } from '../errors.ts';
import { acceptedLocale } from '../i18n/accepted-locale.ts';
import { messagesOf } from '../i18n/messages.ts';

const style =
  ':root{color-scheme:light dark}body{margin:0;padding:2rem 1rem;font:1rem/1.5 system-ui,sans-serif}main{max-width:36rem;margin:0 auto;overflow-wrap:anywhere}h1{font-size:1.375rem;line-height:1.25}';

/**
 * A form that was opened at another address than APP_URL, or that somebody else's page sent: says where Foyer is. To a
 * script as one line that the form itself turns into words, else as a small page of its own.
 */
export function answerElsewhere(request: IncomingMessage, response: ServerResponse, nonce: string): void {
  const { appUrl, defaultLocale } = env();
  if (request.headers['next-action'] !== undefined) {
    // without a charset, or Next hides it from the form
    response.writeHead(403, { 'content-type': 'text/plain' });
    return void response.end(atAddress(appUrl));
  }
  const locale = acceptedLocale(request.headers['accept-language'] ?? null) ?? defaultLocale;
  const t = createTranslator({ locale, messages: messagesOf(locale) as never, namespace: 'errors' as never }) as unknown as (
    key: string,
    values?: Record<string, string>,
  ) => string;
  const title = t('elsewhere_title');
  response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
      `<style nonce="${nonce}">${style}</style></head><body><main><h1>${title}</h1><p>${t('unsent.elsewhere', { address: appUrl })}</p>` +
      `<p><a href="${appUrl}">${appUrl}</a></p></main></body></html>`,
  );
}
