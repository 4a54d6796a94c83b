'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CopySource } from '#lib/associations/find-dialog-data';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/control.tsx';

type Given = { sources: CopySource[]; first: string; copy: (form: FormData) => void; onCopy: (source: CopySource) => void };

/** Copies the permissions of somebody here or above; keys that this level does not have are left out, and counted. */
export function CopyFrom({ sources, first, copy, onCopy }: Given) {
  const t = useTranslations('associations.dialog');
  const [chosen, setChosen] = useState(first);
  if (sources.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <label htmlFor="copy">{t('copy_from')}</label>
      <Select fit className="w-45" id="copy" name="copy" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{t('copy_none')}</option>
        {sources.map((source) => (
          <option key={source.association} value={source.association}>
            {source.name}
          </option>
        ))}
      </Select>
      <Button
        type="submit"
        size="small"
        formAction={copy}
        onClick={(event) => {
          event.preventDefault();
          const source = sources.find((one) => one.association === chosen);
          if (source) onCopy(source);
        }}
      >
        {t('apply')}
      </Button>
    </span>
  );
}
