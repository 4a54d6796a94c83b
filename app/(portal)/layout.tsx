import { PortalFrame } from '#components/shell/portal-frame';
import { appName } from '#lib/auth/app-name';
import { requireCurrent } from '#lib/auth/current';
import { countMyInvitations } from '#lib/invitations/list-my-invitations';

export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const { actor, viewer } = await requireCurrent();
  return (
    <PortalFrame appName={appName()} viewer={viewer} invitations={await countMyInvitations(actor)}>
      {children}
    </PortalFrame>
  );
}
