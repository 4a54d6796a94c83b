'use client';
import { useTranslations } from 'next-intl';
import { startTransition, useState } from 'react';
import { createCustomerAction } from '#lib/customers/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { SelectField, TextField } from '../form/field.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';

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
  const [result, action, pending] = useAction(createCustomerAction);
  const refused = result && !result.ok ? result : null;
  const fields = refused?.error.fields ?? {};
  const was = (name: string) => String(refused?.values?.[name] ?? '');
  const [type, setType] = useState(was('customer_type') || 'business');
  const [owner, setOwner] = useState(was('owner') || 'same');
  const none = { value: '', label: t('none') };
  const optional = form('optional');
  const text = (name: string, label: string, more: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField name={name} label={label} error={fields[name]} defaultValue={was(name)} maxLength={200} {...more} />
  );
  return (
    <form
      action={action}
      method="post"
      noValidate
      className="form-page"
      onSubmit={(event) => {
        event.preventDefault();
        if (pending) return;
        const data = new FormData(event.currentTarget);
        startTransition(() => action(data));
      }}
    >
      <ErrorSummary result={result} />
      <fieldset>
        <legend>{t('profile')}</legend>
        <div className="row" role="radiogroup" aria-label={t('type')}>
          {(['business', 'personal'] as const).map((value) => (
            <label key={value} className="k inline-k">
              <input type="radio" name="customer_type" value={value} checked={type === value} onChange={() => setType(value)} />
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
          <SelectField
            name="country"
            label={t('country')}
            optional={optional}
            options={[none, ...countries]}
            defaultValue={was('country')}
            error={fields.country}
          />
          <SelectField
            name="currency"
            label={t('currency')}
            optional={optional}
            options={[none, ...currencies]}
            defaultValue={was('currency')}
            error={fields.currency}
          />
        </div>
        <SelectField
          name="language"
          label={t('language')}
          options={languages}
          defaultValue={was('language') || language}
          error={fields.language}
        />
      </fieldset>
      <fieldset aria-describedby="owner-hint">
        <legend>{t('owner')}</legend>
        <p className="hint" id="owner-hint">
          {t('owner_hint')}
        </p>
        <div className="row">
          {(['same', 'other'] as const).map((value) => (
            <label key={value} className="k inline-k">
              <input type="radio" name="owner" value={value} checked={owner === value} onChange={() => setOwner(value)} />
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
        <Submit>{t('submit')}</Submit>
      </p>
    </form>
  );
}
