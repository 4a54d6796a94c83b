'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { createCustomerAction } from '#lib/customers/actions';
import { createCustomerSchema } from '#lib/customers/schema';
import { ErrorSummary } from '../form/error-summary.tsx';
import { SelectField, TextField } from '../form/field.tsx';
import { Submit } from '../form/submit.tsx';
import { useCheckedForm } from '../form/use-checked-form.ts';

type Name = keyof z.input<typeof createCustomerSchema>;
type Choice = { value: string; label: string };

const languages = [
  { value: 'pt-BR', label: 'Português (Brasil)' },
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
];

/** A customer and its owner on one page; without script every field is there, and what does not apply is ignored. */
export function CreateCustomerForm({ countries, currencies, language }: { countries: Choice[]; currencies: Choice[]; language: string }) {
  const t = useTranslations('customers.create');
  const form = useTranslations('form');
  const { result, send, pending, register, clearErrors, was, errorOf, onSubmit } = useCheckedForm(
    createCustomerSchema,
    createCustomerAction,
  );
  const [type, setType] = useState(was('customer_type') || 'business');
  const [owner, setOwner] = useState(was('owner') || 'same');
  const none = { value: '', label: t('none') };
  const optional = form('optional');
  const text = (name: Name, label: string, more: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField {...register(name)} label={label} error={errorOf(name)} defaultValue={was(name)} maxLength={200} {...more} />
  );
  const select = (
    name: Name,
    label: string,
    more: Pick<React.ComponentProps<typeof SelectField>, 'options' | 'defaultValue' | 'optional'>,
  ) => <SelectField {...register(name)} label={label} error={errorOf(name)} {...more} />;
  return (
    <form action={send} noValidate className="form-page" onSubmit={onSubmit}>
      <ErrorSummary
        result={result}
        labels={{
          company_name: t('company'),
          first_name: t('first_name'),
          last_name: t('last_name'),
          email: t('email'),
          country: t('country'),
          currency: t('currency'),
          language: t('language'),
          owner_email: t('owner_email'),
          owner_first_name: t('owner_first_name'),
          owner_last_name: t('owner_last_name'),
        }}
      />
      <fieldset>
        <legend>{t('profile')}</legend>
        <div className="row" role="radiogroup" aria-label={t('type')}>
          {(['business', 'personal'] as const).map((value) => (
            <label key={value} className="k inline-k">
              <input
                type="radio"
                value={value}
                checked={type === value}
                {...register('customer_type', {
                  onChange: (event) => {
                    setType(event.target.value);
                    // what is needed is another now
                    clearErrors(['company_name', 'first_name']);
                  },
                })}
              />
              <span>{t(`types.${value}`)}</span>
            </label>
          ))}
        </div>
        {text('company_name', t('company'), { hint: t('company_hint'), autoComplete: 'organization' })}
        <div className="row">
          {text('first_name', t('first_name'), { autoComplete: 'given-name', ...(type === 'business' ? { optional } : {}) })}
          {text('last_name', t('last_name'), { autoComplete: 'family-name', optional })}
        </div>
        {text('email', t('email'), { type: 'email', autoComplete: 'email', maxLength: 320 })}
        <div className="row">
          {select('country', t('country'), { optional, options: [none, ...countries], defaultValue: was('country') })}
          {select('currency', t('currency'), { optional, options: [none, ...currencies], defaultValue: was('currency') })}
        </div>
        {select('language', t('language'), { options: languages, defaultValue: was('language') || language })}
      </fieldset>
      <fieldset aria-describedby="owner-hint">
        <legend>{t('owner')}</legend>
        <p className="hint" id="owner-hint">
          {t('owner_hint')}
        </p>
        <div className="row">
          {(['same', 'other'] as const).map((value) => (
            <label key={value} className="k inline-k">
              <input
                type="radio"
                value={value}
                checked={owner === value}
                {...register('owner', {
                  onChange: (event) => {
                    setOwner(event.target.value);
                    clearErrors('owner_email');
                  },
                })}
              />
              <span>{t(`owner_${value}`)}</span>
            </label>
          ))}
        </div>
        <div className="owner-fields" data-off={owner === 'same' ? '' : undefined}>
          {text('owner_email', t('owner_email'), { type: 'email', autoComplete: 'off', maxLength: 320 })}
          <div className="row">
            {text('owner_first_name', t('first_name'), { autoComplete: 'off', optional })}
            {text('owner_last_name', t('last_name'), { autoComplete: 'off', optional })}
          </div>
        </div>
      </fieldset>
      <p>
        <Submit waiting={pending}>{t('submit')}</Submit>
      </p>
    </form>
  );
}
