'use client';
import { useTranslations } from 'next-intl';
import { TextField } from '../form/field.tsx';

/** The six digits of the mail. */
export function CodeField({ error }: { error: string | undefined }) {
  const t = useTranslations('accept.code');
  return (
    <TextField
      name="code"
      label={t('label')}
      hint={t('label_hint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      error={error}
    />
  );
}
