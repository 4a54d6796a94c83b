'use client';
import { useTranslations } from 'next-intl';
import { acceptNewAction } from '#lib/acceptance/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/field.tsx';
import { PasswordField } from '../form/password-field.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { stackLook } from '../ui/stack.tsx';
import { CodeField } from './code-field.tsx';

/** A new person: at most three fields, and for a password manager the address that one signs in with. */
export function NewPersonForm({
  token,
  name,
  email,
  withCode = false,
  owner,
}: {
  token: string;
  name: string;
  /** whom a mailed link was sent to; behind a shown link nobody learns it (rule 14) */
  email?: string;
  withCode?: boolean;
  owner: boolean;
}) {
  const t = useTranslations('accept.create');
  const code = useTranslations('accept.code');
  const [result, action, , onSubmit] = useAction(acceptNewAction);
  const refused = result && !result.ok ? result : null;
  const fields = refused?.error.fields ?? {};
  const typed = String(refused?.values?.name ?? name);
  return (
    <form action={action} noValidate className={stackLook()} onSubmit={onSubmit}>
      <ErrorSummary result={result} labels={{ code: code('label'), name: t('name'), password: t('password') }} />
      <input type="hidden" name="token" value={token} />
      {withCode && <CodeField error={fields.code} />}
      {email && (
        <TextField name="username" label={t('username')} autoComplete="username" value={email} readOnly hint={t('username_hint')} />
      )}
      <TextField key={typed} name="name" label={t('name')} autoComplete="name" defaultValue={typed} maxLength={240} error={fields.name} />
      <PasswordField name="password" label={t('password')} autoComplete="new-password" hint={t('password_hint')} error={fields.password} />
      <Submit wide>{owner ? t('submit_owner') : t('submit')}</Submit>
    </form>
  );
}
