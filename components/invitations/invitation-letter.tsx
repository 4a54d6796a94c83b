import { getLocale, getTranslations } from 'next-intl/server';
import type { InvitationView } from '#lib/acceptance/current-invitation';
import { Glyph } from '../ui/glyph.tsx';

/** The letter: who invites, to what, what one will be able to do, until when. */
export async function InvitationLetter({ view }: { view: InvitationView }) {
  const t = await getTranslations('accept');
  const permissions = await getTranslations('permissions');
  const locale = await getLocale();
  const { letter, app, state } = view;
  if (!letter) return <h1>{t('states.unknown.title')}</h1>;
  const inviter = letter.inviter || t('admin', { app });
  const open = !['accepted', 'declined', 'revoked', 'replaced'].includes(state);
  const date =
    `${new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: view.viewer?.timezone ?? 'UTC' }).format(letter.expiresAt)} ${view.viewer?.timezone ? '' : 'UTC'}`.trim();
  return (
    <>
      <p className="kick-l">
        <Glyph name={letter.kind} />
        {t('kicker')}
      </p>
      <h1>{letter.isOwner ? t('owns', { place: letter.placeName }) : t('invites', { inviter, place: letter.placeName })}</h1>
      <p className="say">
        {letter.isOwner
          ? t('owns_body', { inviter })
          : t(`where.${letter.kind}`, { app, account: letter.accountName, customer: letter.customerName })}
      </p>
      {letter.message && (
        <figure className="quote">
          <blockquote className="lines">{letter.message}</blockquote>
          <footer>{t('quote_by', { inviter })}</footer>
        </figure>
      )}
      {!letter.isOwner && (
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
      {open && <p className="facts">{t('until', { date })}</p>}
    </>
  );
}
