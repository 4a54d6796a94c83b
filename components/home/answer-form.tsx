'use client';
import { useTranslations } from 'next-intl';
import { answerInvitationAction } from '#lib/acceptance/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { Actions } from '../ui/actions.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';

/** Accept or decline one's own; declining is final and asks once. */
export function AnswerForm({ invitation, place, declining }: { invitation: string; place: string; declining: boolean }) {
  const t = useTranslations('home');
  const [result, action] = useAction(answerInvitationAction);
  return (
    <form action={action}>
      <ErrorSummary result={result} />
      <input type="hidden" name="invitation" value={invitation} />
      {declining ? (
        <Actions>
          <Hint>{t('decline_sure')}</Hint>
          <a className={buttonLook({ look: 'bare' })} href="/?view=mine">
            {t('keep')}
          </a>
          <Submit name="answer" value="decline-now" label={t('decline_label', { place })}>
            {t('decline')}
          </Submit>
        </Actions>
      ) : (
        <Actions>
          <Submit look="bare" name="answer" value="decline" label={t('decline_label', { place })}>
            {t('decline')}
          </Submit>
          <Submit name="answer" value="accept" label={t('accept_label', { place })}>
            {t('accept')}
          </Submit>
        </Actions>
      )}
    </form>
  );
}
