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
      className="id"
      title={id}
      onClick={async () => {
        setCopied(await copyText(id));
        setTimeout(() => setCopied(false), 2000);
      }}
    >
      <span className="vh">{t('copy_id')} </span>
      {copied ? t('copied') : short} <Glyph name={copied ? 'check' : 'copy'} />
      <span className="vh" role="status">
        {copied ? t('copied') : ''}
      </span>
    </button>
  );
}
