'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { copyText } from './copy-text.ts';
import { Glyph } from './glyph.tsx';

/** An id to copy: short on the screen, whole in the clipboard; without script it stands there to be selected. */
export function CopyId({ id }: { id: string }) {
  const t = useTranslations('ui');
  const [copied, setCopied] = useState(false);
  const short = `${id.slice(0, 9)}…${id.slice(-4)}`;
  return (
    <button
      type="button"
      className="relative -top-0.5 ms-1 inline-flex min-h-6 cursor-pointer items-center gap-1.5 whitespace-nowrap px-1 font-mono text-ink-3 text-sm slashed-zero hover:text-ink"
      title={id}
      onClick={async () => {
        setCopied(await copyText(id));
        setTimeout(() => setCopied(false), 2000);
      }}
    >
      <span className="sr-only">{t('copy_id')} </span>
      {copied ? t('copied') : short} <Glyph name={copied ? 'check' : 'copy'} size="small" />
      <span className="sr-only" role="status">
        {copied ? t('copied') : ''}
      </span>
    </button>
  );
}
