import { getTranslations } from 'next-intl/server';
import { acceptAction, askAgainAction, continueAction, signOutHereAction } from '#lib/acceptance/actions';
import type { InvitationView } from '#lib/acceptance/current-invitation';
import { buttonLook } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';
import { DeclineForms } from './decline-forms.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { SignInHereForm } from './sign-in-here-form.tsx';
import { TokenForm } from './token-form.tsx';

type Step = 'code' | 'sign-in' | 'decline' | 'decline-code' | 'asked' | undefined;
type Given = { view: InvitationView; token: string; step: Step };

const canDecline = ['new', 'sign-in', 'shown', 'ready'];

/** The one form of this state, then what else one may do; steps are queries of the same address (rule 18). */
export async function InvitationForms({ view, token, step }: Given) {
  const t = await getTranslations('accept');
  const { letter, app, state } = view;
  const inviter = letter?.inviter || t('admin', { app });
  const declines = step === 'decline' || step === 'decline-code';
  if (declines && canDecline.includes(state) && !letter?.isOwner)
    return <DeclineForms token={token} inviter={inviter} proof={state !== 'shown' ? 'none' : step === 'decline-code' ? 'code' : 'ask'} />;
  return (
    <>
      <Main view={view} token={token} step={step} inviter={inviter} />
      {canDecline.includes(state) && !letter?.isOwner && (
        <div className="flex items-center justify-between gap-4 border-line border-t pt-4 text-base text-ink-2">
          <span>{t('decline.offer', { inviter })}</span>
          <a className={buttonLook({ size: 'small', className: 'flex-none' })} href="?decline">
            {t('decline.link')}
          </a>
        </div>
      )}
    </>
  );
}

async function Main({ view, token, step, inviter }: Given & { inviter: string }) {
  const t = await getTranslations('accept');
  const { letter, state, viewer, app } = view;
  const other = (href: string, label: string) => (
    <p>
      <a href={href}>{label}</a>
    </p>
  );
  const signIn = (
    <>
      <div>
        <h2>{t('sign_in.title')}</h2>
        <Hint as="p">{t('sign_in.hint', { app })}</Hint>
      </div>
      <SignInHereForm token={token} />
    </>
  );
  if (state === 'shown' && step === 'sign-in')
    return (
      <>
        {signIn}
        {other('?', t('have_not'))}
      </>
    );
  if (state === 'shown' && step === 'code')
    return (
      <>
        <div>
          <h2>{t('create.title')}</h2>
          <Hint as="p" role="status">
            {t('code.sent')}
          </Hint>
        </div>
        <NewPersonForm token={token} name="" withCode owner={letter?.isOwner ?? false} />
        <TokenForm action={continueAction} token={token} label={t('code.again')} look="plain" />
        {other('?sign-in', t('have'))}
      </>
    );
  if (state === 'shown')
    return (
      <>
        <div>
          <h2>{t('code.title')}</h2>
          <Hint as="p">{t('code.hint')}</Hint>
        </div>
        <TokenForm action={continueAction} token={token} label={t('code.submit')} />
        {other('?sign-in', t('have'))}
      </>
    );
  if (state === 'new')
    return (
      <>
        <div>
          <h2>{t('create.title')}</h2>
          <Hint as="p">{t('create.hint')}</Hint>
        </div>
        <NewPersonForm token={token} name={letter?.name ?? ''} email={letter?.email ?? ''} owner={letter?.isOwner ?? false} />
      </>
    );
  if (state === 'sign-in') return signIn;
  if (state === 'ready')
    return (
      <>
        <div>
          <h2>{t('ready.title', { name: viewer?.name || (viewer?.email ?? '') })}</h2>
          <Hint as="p">{t('ready.hint', { email: viewer?.email ?? '' })}</Hint>
        </div>
        <TokenForm action={acceptAction} token={token} label={t('ready.submit')} />
      </>
    );
  if (state === 'other')
    return (
      <>
        <div>
          <h2>{t('other.title')}</h2>
          <Hint as="p">{t('other.hint', { email: viewer?.email ?? '' })}</Hint>
        </div>
        <TokenForm action={signOutHereAction} token={token} label={t('other.sign_out')} />
        {view.asMe && (
          <>
            <Hint as="p">{t('other.as_me_hint')}</Hint>
            <TokenForm action={acceptAction} token={token} label={t('other.as_me', { email: viewer?.email ?? '' })} look="plain" />
          </>
        )}
      </>
    );
  return (
    <>
      <div>
        <h2>{t(`states.${state}.title`, { place: letter?.placeName ?? '' })}</h2>
        <Hint as="p">
          {step === 'asked'
            ? t('asked', { inviter })
            : t(`states.${state}.body`, { inviter, app, customer: letter?.customerName ?? '', place: letter?.placeName ?? '' })}
        </Hint>
      </div>
      {state === 'expired' && step !== 'asked' && <TokenForm action={askAgainAction} token={token} label={t('ask')} />}
      <p>
        <a className={buttonLook()} href={viewer ? '/' : '/sign-in'}>
          {viewer ? t('go_home') : t('go_sign_in')}
        </a>
      </p>
    </>
  );
}
