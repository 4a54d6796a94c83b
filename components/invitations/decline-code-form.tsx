'use client';
import { useTranslations } from 'next-intl';
import { declineAction } from '#lib/acceptance/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { stackLook } from '../ui/stack.tsx';
import { CodeField } from './code-field.tsx';

/** Declining behind a shown link: the code proves the mailbox. */
export function DeclineCodeForm({ token }: { token: string }) {
  const t = useTranslations('accept.decline');
  const [result, action] = useAction(declineAction);
  return (
    <form action={action} noValidate className={stackLook()}>
      <ErrorSummary result={result} />
      <input type="hidden" name="token" value={token} />
      <CodeField error={result && !result.ok ? result.error.fields.code : undefined} />
      <Submit wide>{t('submit')}</Submit>
    </form>
  );
}
