import { getTranslations } from 'next-intl/server';
import { signOutAction } from '#lib/auth/actions';
import type { Viewer } from '#lib/auth/find-viewer';
import { Glyph, Mark } from '../ui/glyph.tsx';
import { Initials } from '../ui/initials.tsx';
import { Link } from '../ui/link.tsx';
import { Choices } from './choices.tsx';
import { Landing } from './landing.tsx';
import { LearnTimeZone } from './learn-time-zone.tsx';
import { RailLinks } from './rail-links.tsx';

/** Everything behind the door: the rail on the canvas, one sheet flush to the window's end. */
export async function PortalFrame({
  appName,
  viewer,
  invitations,
  children,
}: {
  appName: string;
  viewer: Viewer;
  invitations: number;
  children: React.ReactNode;
}) {
  const t = await getTranslations('shell');
  const admin = viewer.platform.length > 0;
  const links = [
    ...(admin ? [] : [{ href: '/', label: t('home'), glyph: 'home' as const, count: invitations }]),
    { href: '/customers', label: t('customers'), glyph: 'customer' as const, count: 0 },
    ...(admin ? [{ href: '/?view=mine', label: t('my_places'), glyph: 'home' as const, count: invitations }] : []),
  ];
  const me = (
    <details className="me-menu">
      <summary className="btn bare">
        <Initials name={viewer.name || viewer.email} look={admin ? 'admin' : 'here'} />
        <span className="who-t">
          {viewer.name || viewer.email}
          <span className="vt">
            {viewer.role ? (t.has(`roles.${viewer.role}` as never) ? t(`roles.${viewer.role}` as never) : viewer.role) : viewer.email}
          </span>
        </span>
      </summary>
      <div className="me-pop">
        <p className="qq">{viewer.email}</p>
        <Choices />
        <form action={signOutAction}>
          <button type="submit" className="btn s">
            {t('sign_out')}
          </button>
        </form>
      </div>
    </details>
  );
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="rail">
        <Link className="mark" href="/">
          <Mark />
          <span className="tx">{appName}</span>
        </Link>
        <RailLinks links={links} label={t('main')} needs={t('need_action')} />
        <div className="me">{me}</div>
      </header>
      <header className="bar">
        <Link className="mark" href="/">
          <Mark />
          {appName}
        </Link>
        <details>
          <summary className="btn bare ico" aria-label={t('menu')}>
            <Glyph name="menu" />
          </summary>
          <div className="menu">
            <RailLinks links={links} label={t('main_phone')} needs={t('need_action')} />
            {me}
          </div>
        </details>
      </header>
      <main className="sheet" id="main" tabIndex={-1}>
        {children}
      </main>
      <Landing />
      {!viewer.timezone && <LearnTimeZone />}
    </div>
  );
}
