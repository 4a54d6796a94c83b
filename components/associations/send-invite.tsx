'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { invitationDays } from '#lib/associations/schema';
import { SelectField } from '../form/field.tsx';

type Given = {
  capacity: 'admin' | 'owner';
  send: boolean;
  onSend: (send: boolean) => void;
  language: string;
  message: string;
  days: string;
  error: string | undefined;
};

const languages = [
  { value: 'pt-BR', label: 'Português (Brasil)' },
  { value: 'es', label: 'Español' },
  { value: 'en', label: 'English' },
];

/** Whether a mail goes out, in which language, for how long, with which words. */
export function SendInvite({ capacity, send, onSend, language, message, days, error }: Given) {
  const t = useTranslations('associations.dialog');
  const form = useTranslations('form');
  const [text, setText] = useState(message);
  const [chosen, setChosen] = useState({ language, days });
  return (
    <section className="send rule" aria-labelledby="send_label">
      <div className="lr">
        <label className="k" htmlFor="send_invite">
          <input
            className="tick"
            type="checkbox"
            id="send_invite"
            name="send_invite"
            checked={send}
            onChange={(event) => onSend(event.target.checked)}
            aria-describedby="send-hint"
          />
          <b id="send_label">{t('send')}</b>
        </label>
        <span className="hint" id="send-hint">
          {capacity === 'admin' ? t('send_hint_admin') : t('send_hint_owner')}
        </span>
      </div>
      <div className="send-g">
        <div className="stack">
          <SelectField
            name="locale"
            label={t('language')}
            options={languages}
            value={chosen.language}
            onChange={(event) => setChosen({ ...chosen, language: event.target.value })}
          />
          <SelectField
            name="days"
            label={t('good_for')}
            options={invitationDays.map((days) => ({ value: String(days), label: t('days', { days }) }))}
            value={chosen.days}
            onChange={(event) => setChosen({ ...chosen, days: event.target.value })}
          />
        </div>
        <div className="field msg">
          <div className="lr">
            <label className="lab" htmlFor="message">
              {t('message')} <span className="opt">({form('optional')})</span>
            </label>
            <span className="hint num" id="message-hint">
              {t('message_hint', { count: [...text].length })}
            </span>
          </div>
          <textarea
            className="in"
            id="message"
            name="message"
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? 'message-error message-hint' : 'message-hint'}
          />
          {error && (
            <span className="err" id="message-error">
              {error}
            </span>
          )}
        </div>
      </div>
    </section>
  );
}
