import { getTranslations } from 'next-intl/server';
import { signOutAction } from '#lib/auth/actions';
import type { Viewer } from '#lib/auth/find-viewer';
import { Button, buttonLook } from '../ui/button.tsx';
import { Glyph, Mark } from '../ui/glyph.tsx';
import { Initials } from '../ui/initials.tsx';
import { Link } from '../ui/link.tsx';
import { Sheet } from '../ui/sheet.tsx';
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
    <details className="relative w-full phone:mt-2 phone:border-line phone:border-t phone:pt-2">
      <summary className="flex min-h-touch w-full cursor-pointer items-center gap-2 rounded-md p-1.25 text-ink-2 text-sm hover:bg-hover hover:text-ink">
        <Initials name={viewer.name || viewer.email} look={admin ? 'admin' : 'here'} />
        <span className="min-w-0 wrap-anywhere narrow:not-phone:sr-only">
          {viewer.name || viewer.email}
          <span className="block text-ink-3">
            {viewer.role ? (t.has(`roles.${viewer.role}` as never) ? t(`roles.${viewer.role}` as never) : viewer.role) : viewer.email}
          </span>
        </span>
      </summary>
      <div className="mt-1 flex flex-col gap-3 rounded-lg border border-line-strong bg-raised p-3 text-sm wrap-anywhere not-phone:fixed not-phone:start-4 not-phone:bottom-17 not-phone:w-52 not-phone:[box-shadow:0_12px_32px_oklch(0.2_0.03_220/0.18)]">
        <p className="text-ink-3">{viewer.email}</p>
        <Choices />
        <form action={signOutAction}>
          <Button type="submit" size="small">
            {t('sign_out')}
          </Button>
        </form>
      </div>
    </details>
  );
  return (
    <div className="grid min-h-screen grid-cols-[232px_minmax(0,1fr)] narrow:grid-cols-[56px_minmax(0,1fr)] phone:block">
      <a className="absolute start-3 -top-15 z-9 rounded-md bg-raised px-3 py-2 focus:top-3" href="#main">
        {t('skip')}
      </a>
      <header className="sticky top-0 z-5 flex h-screen flex-col gap-5 overflow-y-auto px-3 pt-5 pb-4 narrow:px-2.5 phone:hidden">
        <Link className="flex items-center gap-3 px-2 font-bold text-md no-underline narrow:px-1.5" href="/">
          <Mark />
          <span className="narrow:sr-only">{appName}</span>
        </Link>
        <RailLinks links={links} label={t('main')} needs={t('need_action')} />
        <div className="mt-auto flex px-1 text-sm">{me}</div>
      </header>
      <header className="hidden min-h-14 items-center gap-1 py-1.5 ps-4 pe-2 phone:flex">
        <Link className="me-auto flex items-center gap-3 font-bold text-md no-underline" href="/">
          <Mark />
          {appName}
        </Link>
        <details className="relative">
          <summary className={buttonLook({ look: 'bare', size: 'icon' })} aria-label={t('menu')}>
            <Glyph name="menu" />
          </summary>
          <div className="absolute end-0 z-6 w-58 rounded-lg border border-line-strong bg-raised p-2 [box-shadow:0_12px_32px_oklch(0.2_0.03_220/0.18)]">
            <RailLinks links={links} label={t('main_phone')} needs={t('need_action')} />
            {me}
          </div>
        </details>
      </header>
      <Sheet>{children}</Sheet>
      <Landing />
      {!viewer.timezone && <LearnTimeZone />}
    </div>
  );
}
