'use client';
import { useTranslations } from 'next-intl';
import { acceptNewAction } from '#lib/acceptance/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/field.tsx';
import { PasswordField } from '../form/password-field.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';

/** A new person: at most three fields. */
export function NewPersonForm({
  token,
  name,
  withCode = false,
  owner,
}: {
  token: string;
  name: string;
  withCode?: boolean;
  owner: boolean;
}) {
  const t = useTranslations('accept');
  const [result, action] = useAction(acceptNewAction);
  const refused = result && !result.ok ? result : null;
  const fields = refused?.error.fields ?? {};
  const typed = String(refused?.values?.name ?? name);
  return (
    <form action={action} noValidate className="stack">
      <ErrorSummary result={result} />
      <input type="hidden" name="token" value={token} />
      {withCode && (
        <TextField
          name="code"
          label={t('code.label')}
          hint={t('code.label_hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          error={fields.code}
        />
      )}
      <TextField
        key={typed}
        name="name"
        label={t('create.name')}
        autoComplete="name"
        defaultValue={typed}
        maxLength={240}
        error={fields.name}
      />
      <PasswordField
        name="password"
        label={t('create.password')}
        autoComplete="new-password"
        hint={t('create.password_hint')}
        error={fields.password}
      />
      <Submit wide>{owner ? t('create.submit_owner') : t('create.submit')}</Submit>
    </form>
  );
}
