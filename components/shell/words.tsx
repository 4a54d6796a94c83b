'use client';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import { useMemo } from 'react';

type Part = { [name: string]: unknown };

const isPart = (node: unknown): node is Part => typeof node === 'object' && node !== null;

// a page may add to a namespace of which its layout has sent a part
function joined(outer: Part, more: Part): Part {
  const added = Object.entries(more).map(([name, node]) => [name, isPart(node) && isPart(outer[name]) ? joined(outer[name], node) : node]);
  return { ...outer, ...Object.fromEntries(added) };
}

/** Words of the catalogue that a page needs in the browser beside those of its layouts; the library's provider alone would replace them. */
export function Words({ more, children }: { more: Part; children: React.ReactNode }) {
  const locale = useLocale();
  const outer = useMessages();
  const messages = useMemo(() => joined(outer, more), [outer, more]);
  return (
    <NextIntlClientProvider locale={locale} messages={messages as never}>
      {children}
    </NextIntlClientProvider>
  );
}
