import { getTranslations } from 'next-intl/server';
import { continueAction, declineAction } from '#lib/acceptance/actions';
import { buttonLook } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';
import { DeclineCodeForm } from './decline-code-form.tsx';
import { TokenForm } from './token-form.tsx';

type Given = { token: string; inviter: string; proof: 'none' | 'ask' | 'code' };

/** Declining asks once more; behind a shown link, for the proof of the mailbox that accepting asks for, too (rule 14). */
export async function DeclineForms({ token, inviter, proof }: Given) {
  const t = await getTranslations('accept');
  return (
    <>
      <div>
        <h2>{t('decline.title')}</h2>
        <Hint as="p">{t('decline.hint', { inviter })}</Hint>
        {proof === 'ask' && <Hint as="p">{t('decline.prove')}</Hint>}
        {proof === 'code' && (
          <Hint as="p" role="status">
            {t('code.sent')}
          </Hint>
        )}
      </div>
      {proof === 'none' && <TokenForm action={declineAction} token={token} label={t('decline.submit')} />}
      {proof === 'ask' && <TokenForm action={continueAction} token={token} label={t('code.submit')} further="decline" />}
      {proof === 'code' && (
        <>
          <DeclineCodeForm token={token} />
          <TokenForm action={continueAction} token={token} label={t('code.again')} look="plain" further="decline" />
        </>
      )}
      {proof !== 'none' && (
        <p>
          <a href="?sign-in">{t('have')}</a>
        </p>
      )}
      <a className={buttonLook()} href="?">
        {t('decline.back')}
      </a>
    </>
  );
}
