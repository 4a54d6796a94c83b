'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { createCustomerAction } from '#lib/customers/actions';
import { createCustomerSchema } from '#lib/customers/schema';
import { languageChoices } from '#lib/i18n/locales';
import { ErrorSummary } from '../form/error-summary.tsx';
import { SelectField, TextField } from '../form/field.tsx';
import { Submit } from '../form/submit.tsx';
import { useCheckedForm } from '../form/use-checked-form.ts';
import { Choice as ChoiceLabel } from '../ui/choice.tsx';
import { Hint } from '../ui/hint.tsx';
import { Stack, stackLook } from '../ui/stack.tsx';

type Name = keyof z.input<typeof createCustomerSchema>;
type Choice = { value: string; label: string };

const heading = 'pb-2 font-bold text-md';
const beside = 'grid grid-cols-2 gap-4 phone:grid-cols-1';

/** A customer and its owner on one page; without script every field is there, and what does not apply is ignored. */
export function CreateCustomerForm({ countries, currencies, language }: { countries: Choice[]; currencies: Choice[]; language: string }) {
  const t = useTranslations('customers.create');
  const words = useTranslations('form');
  const { result, sending, register, clearErrors, was, errorOf, form } = useCheckedForm(createCustomerSchema, createCustomerAction);
  const [type, setType] = useState(was('customer_type') || 'business');
  const [owner, setOwner] = useState(was('owner') || 'same');
  const none = { value: '', label: t('none') };
  const optional = words('optional');
  const text = (name: Name, label: string, more: Partial<React.ComponentProps<typeof TextField>> = {}) => (
    <TextField {...register(name)} label={label} error={errorOf(name)} defaultValue={was(name)} maxLength={200} {...more} />
  );
  const select = (
    name: Name,
    label: string,
    more: Pick<React.ComponentProps<typeof SelectField>, 'options' | 'defaultValue' | 'optional'>,
  ) => <SelectField {...register(name)} label={label} error={errorOf(name)} {...more} />;
  return (
    <form {...form} className="flex max-w-170 flex-col gap-5 px-gutter pt-2 pb-12">
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
      <fieldset className={stackLook({ gap: 'some' })}>
        <legend className={heading}>{t('profile')}</legend>
        <div className={beside} role="radiogroup" aria-label={t('type')}>
          {(['business', 'personal'] as const).map((value) => (
            <ChoiceLabel key={value}>
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
            </ChoiceLabel>
          ))}
        </div>
        {text('company_name', t('company'), { hint: t('company_hint'), autoComplete: 'organization' })}
        <div className={beside}>
          {text('first_name', t('first_name'), { autoComplete: 'given-name', ...(type === 'business' ? { optional } : {}) })}
          {text('last_name', t('last_name'), { autoComplete: 'family-name', optional })}
        </div>
        {text('email', t('email'), { type: 'email', autoComplete: 'email', maxLength: 320 })}
        <div className={beside}>
          {select('country', t('country'), { optional, options: [none, ...countries], defaultValue: was('country') })}
          {select('currency', t('currency'), { optional, options: [none, ...currencies], defaultValue: was('currency') })}
        </div>
        {select('language', t('language'), { options: languageChoices, defaultValue: was('language') || language })}
      </fieldset>
      <fieldset className={stackLook({ gap: 'some' })} aria-describedby="owner-hint">
        <legend className={heading}>{t('owner')}</legend>
        <Hint as="p" id="owner-hint">
          {t('owner_hint')}
        </Hint>
        <div className={beside}>
          {(['same', 'other'] as const).map((value) => (
            <ChoiceLabel key={value}>
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
            </ChoiceLabel>
          ))}
        </div>
        <Stack gap="some" className="not-noscript:data-off:hidden" data-off={owner === 'same' ? '' : undefined}>
          {text('owner_email', t('owner_email'), { type: 'email', autoComplete: 'off', maxLength: 320 })}
          <div className={beside}>
            {text('owner_first_name', t('first_name'), { autoComplete: 'off', optional })}
            {text('owner_last_name', t('last_name'), { autoComplete: 'off', optional })}
          </div>
        </Stack>
      </fieldset>
      <p>
        <Submit waiting={sending}>{t('submit')}</Submit>
      </p>
    </form>
  );
}
