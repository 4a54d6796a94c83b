'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CopySource } from '#lib/associations/find-dialog-data';
import { Glyph } from '../ui/glyph.tsx';

type Given = { sources: CopySource[]; first: string; copy: (form: FormData) => void; onCopy: (source: CopySource) => void };

/** Copies the permissions of somebody here or above; keys that this level does not have are left out, and counted. */
export function CopyFrom({ sources, first, copy, onCopy }: Given) {
  const t = useTranslations('associations.dialog');
  const [chosen, setChosen] = useState(first);
  if (sources.length === 0) return null;
  return (
    <span className="copy-from">
      <label htmlFor="copy">{t('copy_from')}</label>
      <span className="sel">
        <select className="in" id="copy" name="copy" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('copy_none')}</option>
          {sources.map((source) => (
            <option key={source.association} value={source.association}>
              {source.name}
            </option>
          ))}
        </select>
        <Glyph name="down" />
      </span>
      <button
        type="submit"
        className="btn s"
        formAction={copy}
        onClick={(event) => {
          event.preventDefault();
          const source = sources.find((one) => one.association === chosen);
          if (source) onCopy(source);
        }}
      >
        {t('apply')}
      </button>
    </span>
  );
}
