import { getTranslations } from 'next-intl/server';
import type { InvitationView } from '#lib/acceptance/current-invitation';
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
      <p className="kick-l">
        <Glyph name={letter.kind} />
        {t('kicker')}
      </p>
      <h1>
        {letter.isOwner ? t('owns', { place: letter.placeName }) : t(over ? 'invited' : 'invites', { inviter, place: letter.placeName })}
      </h1>
      <p className="say">
        {letter.isOwner
          ? [t('owns_body', { inviter }), ...(over ? [] : [t('owns_next')])].join(' ')
          : t(`where.${letter.kind}`, { app, account: letter.accountName, customer: letter.customerName })}
      </p>
      {letter.message && (
        <figure className="quote">
          <blockquote className="lines">{letter.message}</blockquote>
          <footer>{letter.inviter ? t('quote_by', { inviter }) : t('quote_by_team', { app })}</footer>
        </figure>
      )}
      {!letter.isOwner && !over && (
        <section className="may" aria-labelledby="may">
          <h2 id="may">{t('may')}</h2>
          <ul>
            {letter.permissions.length === 0 && <li>{t('may_none')}</li>}
            {letter.permissions.map((permission) => (
              <li key={permission}>
                <Glyph name="check" />
                <span>{permissions(`keys.${permission.replace('.', '_')}` as 'keys.rooms_view')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(!over || state === 'expired') && (
        <p className="facts">
          {t.rich(over ? 'was_until' : 'until', { date: () => <When at={letter.expiresAt} form="whole" zone={view.zone} /> })}
        </p>
      )}
    </>
  );
}
