'use client';
import { useTranslations } from 'next-intl';
import { signInAction } from '#lib/auth/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { TextField } from '../form/field.tsx';
import { PasswordField } from '../form/password-field.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { stackLook } from '../ui/stack.tsx';

/** E-mail and password; posts whole without script, and keeps the typed e-mail when it is refused. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const t = useTranslations('auth');
  const [result, action, , onSubmit] = useAction(signInAction);
  const refused = result && !result.ok ? result : null;
  const email = String(refused?.values?.email ?? '');
  return (
    <form action={action} className={stackLook()} noValidate onSubmit={onSubmit}>
      <ErrorSummary result={result} labels={{ email: t('email'), password: t('password') }} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <TextField
        key={email}
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        defaultValue={email}
        required
        maxLength={320}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!refused}
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
