'use client';
import { useTranslations } from 'next-intl';
import { signInHereAction } from '#lib/acceptance/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/field.tsx';
import { PasswordField } from '../form/password-field.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { stackLook } from '../ui/stack.tsx';

/** The sign-in form on the invitation's own page: no other address ever carries the token. */
export function SignInHereForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  const [result, action, , onSubmit] = useAction(signInHereAction);
  const refused = result && !result.ok ? result : null;
  const email = String(refused?.values?.email ?? '');
  return (
    <form action={action} noValidate className={stackLook()} onSubmit={onSubmit}>
      <ErrorSummary result={result} labels={{ email: t('email'), password: t('password') }} />
      <input type="hidden" name="token" value={token} />
      <TextField
        key={email}
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        defaultValue={email}
        maxLength={320}
        autoCapitalize="none"
        spellCheck={false}
        error={refused?.error.fields.email}
      />
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={refused?.error.fields.password}
        judged={refused}
      />
      <Submit wide>{t('submit')}</Submit>
    </form>
  );
}
