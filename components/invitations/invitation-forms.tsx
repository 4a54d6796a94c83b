import { getTranslations } from 'next-intl/server';
import { acceptAction, askAgainAction, continueAction, signOutHereAction } from '#lib/acceptance/actions';
import type { InvitationView } from '#lib/acceptance/current-invitation';
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
        <div className="alone">
          <span>{t('decline.offer', { inviter })}</span>
          <a className="btn s" href="?decline">
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
        <p className="hint">{t('sign_in.hint', { app })}</p>
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
          <p className="hint" role="status">
            {t('code.sent')}
          </p>
        </div>
        <NewPersonForm token={token} name="" withCode owner={letter?.isOwner ?? false} />
        <TokenForm action={continueAction} token={token} label={t('code.again')} look="" />
        {other('?sign-in', t('have'))}
      </>
    );
  if (state === 'shown')
    return (
      <>
        <div>
          <h2>{t('code.title')}</h2>
          <p className="hint">{t('code.hint')}</p>
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
          <p className="hint">{t('create.hint')}</p>
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
          <p className="hint">{t('ready.hint', { email: viewer?.email ?? '' })}</p>
        </div>
        <TokenForm action={acceptAction} token={token} label={t('ready.submit')} />
      </>
    );
  if (state === 'other')
    return (
      <>
        <div>
          <h2>{t('other.title')}</h2>
          <p className="hint">{t('other.hint', { email: viewer?.email ?? '' })}</p>
        </div>
        <TokenForm action={signOutHereAction} token={token} label={t('other.sign_out')} />
        {view.asMe && (
          <>
            <p className="hint">{t('other.as_me_hint')}</p>
            <TokenForm action={acceptAction} token={token} label={t('other.as_me', { email: viewer?.email ?? '' })} look="" />
          </>
        )}
      </>
    );
  return (
    <>
      <div>
        <h2>{t(`states.${state}.title`, { place: letter?.placeName ?? '' })}</h2>
        <p className="hint">
          {step === 'asked'
            ? t('asked', { inviter })
            : t(`states.${state}.body`, { inviter, app, customer: letter?.customerName ?? '', place: letter?.placeName ?? '' })}
        </p>
      </div>
      {state === 'expired' && step !== 'asked' && <TokenForm action={askAgainAction} token={token} label={t('ask')} />}
      <p>
        <a className="btn" href={viewer ? '/' : '/sign-in'}>
          {viewer ? t('go_home') : t('go_sign_in')}
        </a>
      </p>
    </>
  );
}
