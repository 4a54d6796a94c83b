import { getTranslations } from 'next-intl/server';
import { publicId } from '#lib/ids';
import type { MyInvitation } from '#lib/invitations/list-my-invitations';
import { Glyph } from '../ui/glyph.tsx';
import { StateLine } from '../ui/state-line.tsx';
import { When } from '../ui/when.tsx';
import { AnswerForm } from './answer-form.tsx';

/** What waits for one's answer; declining asks once more, right here. */
export async function MyInvitations({ invitations, declining }: { invitations: MyInvitation[]; declining: string | undefined }) {
  if (invitations.length === 0) return null;
  const t = await getTranslations('home');
  return (
    <section aria-labelledby="waiting">
      <StateLine id="waiting">{t('invitations')}</StateLine>
      <ul>
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="grid grid-cols-[32px_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-line border-t px-gutter py-4 last:border-b phone:grid-cols-1"
          >
            <Glyph name={invitation.kind} />
            <div>
              <p className="text-md text-pretty">
                {invitation.inviterName
                  ? t('invited_to', { inviter: invitation.inviterName, place: invitation.placeName })
                  : t('invited_by_admin', { place: invitation.placeName })}
              </p>
              <p className="text-ink-3 text-sm">
                {invitation.placeName !== invitation.customerName && `${invitation.customerName} · `}
                {t.rich('until', { date: () => <When at={invitation.expiresAt} form="moment" /> })}
              </p>
            </div>
            <AnswerForm
              invitation={publicId('invitation', invitation.id)}
              place={invitation.placeName}
              declining={declining === publicId('invitation', invitation.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
