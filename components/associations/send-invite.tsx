'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { invitationDays } from '#lib/associations/schema';
import { languageChoices } from '#lib/i18n/locales';
import { FieldError, SelectField } from '../form/field.tsx';
import type { CheckedForm } from '../form/use-checked-form.ts';
import { Choice } from '../ui/choice.tsx';
import { TextArea, Tick } from '../ui/control.tsx';
import { Hint } from '../ui/hint.tsx';
import { Label, Optional } from '../ui/label.tsx';
import { Stack, stackLook } from '../ui/stack.tsx';

type Given = {
  capacity: 'admin' | 'owner';
  send: boolean;
  onSend: (send: boolean) => void;
  language: string;
  message: string;
  days: string;
  register: CheckedForm['register'];
  error: string | undefined;
};

/** Whether a mail goes out, in which language, for how long, with which words. */
export function SendInvite({ capacity, send, onSend, language, message, days, register, error }: Given) {
  const t = useTranslations('associations.dialog');
  const form = useTranslations('form');
  const [text, setText] = useState(message);
  return (
    <section className={stackLook({ gap: 'near', className: 'border-line border-t pt-4' })} aria-labelledby="send_label">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Choice size="heading" htmlFor="send_invite">
          <Tick
            className="mt-1"
            id="send_invite"
            name="send_invite"
            checked={send}
            onChange={(event) => onSend(event.target.checked)}
            aria-describedby="send-hint"
          />
          <b id="send_label" className="font-bold">
            {t('send')}
          </b>
        </Choice>
        <Hint id="send-hint">{capacity === 'admin' ? t('send_hint_admin') : t('send_hint_owner')}</Hint>
      </div>
      <div className="grid grid-cols-2 gap-x-8 gap-y-3 phone:grid-cols-1 phone:gap-4">
        <Stack gap="some">
          <SelectField {...register('locale')} label={t('language')} options={languageChoices} defaultValue={language} />
          <SelectField
            {...register('days')}
            label={t('good_for')}
            options={invitationDays.map((days) => ({ value: String(days), label: t('days', { days }) }))}
            defaultValue={days}
          />
        </Stack>
        <Stack gap="tight">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <Label htmlFor="message">
              {t('message')} <Optional>{form('optional')}</Optional>
            </Label>
            <Hint className="text-end tabular-nums" id="message-hint">
              {t('message_hint', { count: [...text].length })}
            </Hint>
          </div>
          <TextArea
            className="flex-1"
            id="message"
            {...register('message', { onChange: (event) => setText(event.target.value) })}
            rows={4}
            maxLength={1000}
            value={text}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'message-error message-hint' : 'message-hint'}
          />
          <FieldError id="message" error={error} />
        </Stack>
      </div>
    </section>
  );
}
