'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { ActionResult } from '#lib/errors';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/control.tsx';
import { described, Field } from './field.tsx';

type Given = {
  name: string;
  label: string;
  autoComplete: 'current-password' | 'new-password';
  hint?: string;
  error?: string | undefined;
  autoFocus?: boolean;
  /** the refusal after which one begins again, as after a wrong password; where nobody answered, what was typed stays */
  judged?: ActionResult | null;
};

/** A password that can be looked at; pasting and password managers work as everywhere. */
export function PasswordField({ name, label, autoComplete, hint, error, autoFocus, judged }: Given) {
  const t = useTranslations('form');
  const [shown, setShown] = useState(false);
  const [ready, setReady] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (judged && !judged.ok && judged.error.code !== 'unexpected' && input.current) input.current.value = '';
  }, [judged]);
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      <div className="relative">
        <Input
          ref={input}
          className="pe-21 roomy:pe-21"
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          maxLength={512}
          spellCheck={false}
          autoCapitalize="none"
          autoFocus={autoFocus}
          {...described(name, error, hint !== undefined)}
        />
        {ready && (
          <Button
            look="bare"
            size="small"
            className="absolute end-1.25 top-1.25"
            aria-pressed={shown}
            aria-controls={name}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('hide') : t('show')}
          </Button>
        )}
      </div>
    </Field>
  );
}
