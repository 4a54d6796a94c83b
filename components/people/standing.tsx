import { getTranslations } from 'next-intl/server';
import type { PersonGrant, PersonRow } from '#lib/associations/queries';
import { Badge } from '../ui/badge.tsx';
import { Never, When } from '../ui/when.tsx';

type Given = { row: PersonRow; here: PersonGrant | undefined; living: boolean; privileged: boolean };

/** Last use, or the exception: a badge over its reason. */
export async function Standing({ row, here, living, privileged }: Given) {
  const t = await getTranslations('people');
  const { pending } = row;
  const at = (moment: Date | null) => () => (moment ? <When at={moment} form="date" /> : null);
  if (pending) {
    const until = at(pending.expiresAt);
    const failed = pending.delivery === 'failed' && !pending.expired;
    return (
      <>
        <span className="l1">
          <Badge look={pending.expired ? 'expired' : failed ? 'failed' : 'pending'}>
            {t(`badges.${pending.expired ? 'expired' : failed ? 'failed' : 'pending'}`)}
          </Badge>
        </span>
        <span className="l2">
          {pending.expired
            ? t.rich('expired_on', { until })
            : failed
              ? pending.deliveryReason === 'inviter_lost'
                ? t('inviter_lost')
                : pending.deliveryReason
              : pending.delivery === 'sent'
                ? t.rich('sent', { sent: at(pending.sentAt), until })
                : pending.delivery === 'queued'
                  ? t.rich('queued', { until })
                  : t.rich('shown', { until })}
        </span>
      </>
    );
  }
  if (privileged && row.personStatus === 'suspended')
    return (
      <>
        <span className="l1">
          <Badge look="suspended">{t('badges.suspended')}</Badge>
        </span>
        <span className="l2">{t('person_suspended')}</span>
      </>
    );
  if (here && (here.status === 'suspended' || here.expired) && !living)
    return (
      <>
        <span className="l1">
          <Badge look={here.status === 'suspended' ? 'suspended' : 'expired'}>
            {t(here.status === 'suspended' ? 'badges.suspended' : 'badges.ended')}
          </Badge>
        </span>
        <span className="l2">
          {here.status === 'suspended' ? t('suspended_reason') : t.rich('ended_on', { until: at(here.expiresAt) })}
        </span>
      </>
    );
  const use = row.grants.find((grant) => grant.lastUse)?.lastUse;
  return (
    <>
      <span className="l1 plain">{use ? <When at={use} /> : row.personStatus === 'invited' ? t('not_signed_in') : <Never />}</span>
      {here?.expiresAt && !here.expired && <span className="l2">{t.rich('ends_on', { until: at(here.expiresAt) })}</span>}
    </>
  );
}
