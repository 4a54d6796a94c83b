import { getTranslations } from 'next-intl/server';
import type { InvitationView } from '#lib/acceptance/current-invitation';
import { letterFacts, letterSays } from '../shell/public-frame.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { When } from '../ui/when.tsx';

/** The letter: who invites, to what, what one will be able to do, until when. */
export async function InvitationLetter({ view }: { view: InvitationView }) {
  const t = await getTranslations('accept');
  const permissions = await getTranslations('permissions');
  const { letter, app, state } = view;
  if (!letter) return <h1>{t('states.unknown.title')}</h1>;
  const inviter = letter.inviter || t('admin', { app });
  const over = ['accepted', 'declined', 'revoked', 'replaced', 'expired', 'withdrawn'].includes(state);
  return (
    <>
      <p className="mb-3 flex min-h-6 items-center gap-2 text-ink-2">
        <Glyph name={letter.kind} size="large" />
        {t('kicker')}
      </p>
      <h1>
        {letter.isOwner ? t('owns', { place: letter.placeName }) : t(over ? 'invited' : 'invites', { inviter, place: letter.placeName })}
      </h1>
      <p className={letterSays}>
        {letter.isOwner
          ? [t('owns_body', { inviter }), ...(over ? [] : [t('owns_next')])].join(' ')
          : t(`where.${letter.kind}`, { app, account: letter.accountName, customer: letter.customerName })}
      </p>
      {letter.message && (
        <figure className="mt-6 border-ink border-s-2 ps-5">
          <blockquote className="whitespace-pre-line">{letter.message}</blockquote>
          <footer className="mt-1 text-base text-ink-3">{letter.inviter ? t('quote_by', { inviter }) : t('quote_by_team', { app })}</footer>
        </figure>
      )}
      {!letter.isOwner && !over && (
        <section className="mt-6" aria-labelledby="may">
          <h2 id="may" className="text-md tracking-normal">
            {t('may')}
          </h2>
          <ul className="mt-1">
            {letter.permissions.length === 0 && <li className="py-0.5">{t('may_none')}</li>}
            {letter.permissions.map((permission) => (
              <li key={permission} className="flex gap-3 py-0.5">
                <Glyph name="check" className="mt-1" />
                <span>{permissions(`keys.${permission.replace('.', '_')}` as 'keys.rooms_view')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(!over || state === 'expired') && (
        <p className={letterFacts}>
          {t.rich(over ? 'was_until' : 'until', { date: () => <When at={letter.expiresAt} form="whole" zone={view.zone} /> })}
        </p>
      )}
    </>
  );
}
