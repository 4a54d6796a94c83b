import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { Badge } from '../ui/badge.tsx';
import { Fact, Reason } from '../ui/fact.tsx';
import { Never, When } from '../ui/when.tsx';

type Given = {
  row: PersonRow;
  access: Access;
  here: PersonGrant | undefined;
  above: PersonGrant[];
  /** what lets them in from above */
  living: PersonGrant | undefined;
  privileged: boolean;
};

/** Last use, or the exception: a badge over its reason. */
export async function Standing({ row, access, here, above, living, privileged }: Given) {
  const t = await getTranslations('people');
  const { pending } = row;
  const at = (moment: Date | null) => () => (moment ? <When at={moment} form="date" /> : null);
  if (pending) {
    const until = at(pending.expiresAt);
    const failed = pending.delivery === 'failed' && !pending.expired;
    return (
      <>
        <Fact>
          <Badge look={pending.expired ? 'expired' : failed ? 'failed' : 'pending'}>
            {t(`badges.${pending.expired ? 'expired' : failed ? 'failed' : 'pending'}`)}
          </Badge>
        </Fact>
        <Reason>
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
        </Reason>
      </>
    );
  }
  if (privileged && row.personStatus === 'suspended')
    return (
      <>
        <Fact>
          <Badge look="suspended">{t('badges.suspended')}</Badge>
        </Fact>
        <Reason>{t('person_suspended')}</Reason>
      </>
    );
  // what does not work, here or, for who has nothing here, above
  const off = [here ?? above[0]].find((grant) => grant && (grant.status === 'suspended' || grant.expired));
  if (off && (off.here || !living)) {
    const nameOf = (grant: PersonGrant) => access.lineage.find((place) => place.id === grant.placeId)?.name ?? '';
    const suspended = off.status === 'suspended';
    const until = at(off.expiresAt);
    return (
      <>
        <Fact>
          <Badge look={suspended ? 'suspended' : 'expired'}>{t(suspended ? 'badges.suspended' : 'badges.ended')}</Badge>
        </Fact>
        <Reason>
          {living
            ? t(suspended ? 'suspended_but' : 'ended_but', { name: nameOf(living) })
            : off.here
              ? suspended
                ? t('suspended_reason')
                : t.rich('ended_on', { until })
              : suspended
                ? t('suspended_above', { name: nameOf(off) })
                : t.rich('ended_above', { name: nameOf(off), until })}
        </Reason>
      </>
    );
  }
  const use = row.grants.find((grant) => grant.lastUse)?.lastUse;
  return (
    <>
      <Fact plain>{use ? <When at={use} /> : row.personStatus === 'invited' ? t('not_signed_in') : <Never />}</Fact>
      {here?.expiresAt && !here.expired && <Reason>{t.rich('ends_on', { until: at(here.expiresAt) })}</Reason>}
    </>
  );
}
