import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { listAddress } from '#lib/text/list-address';
import { Submit } from '../form/submit.tsx';
import { Link } from '../ui/link.tsx';

type Given = {
  row: PersonRow;
  access: Access;
  here: PersonGrant | undefined;
  above: PersonGrant[];
  manages: boolean;
  name: string;
  spot: Spot;
  /** the row that stands here once this one is gone */
  next: string | undefined;
};

/** What can be done about this row, or why nothing can. */
export async function Verbs({ row, access, here, above, manages, name, spot, next }: Given) {
  const t = await getTranslations('people');
  if (!manages) return <span className="l2">{t('row_only_owners')}</span>;
  const mine = row.grants[0] && publicId('association', row.grants[0].associationId);
  const ask = (verb: 'cancel' | 'remove', id: string) => (
    <Link
      className={`btn s bare ${verb}`}
      href={listAddress(`${placePath(access.place)}/people/${verb}/${id}`, {
        ...spot,
        from: spot.from === mine ? next : spot.from,
        row: next,
      })}
      scroll={false}
      aria-label={t(`verbs.${verb}_label`, { person: name })}
    >
      {t(`verbs.${verb}`)}
    </Link>
  );
  if (row.pending) {
    const id = publicId('invitation', row.pending.invitationId);
    const verb = (word: 'copy' | 'resend') => (
      <Submit key={word} look="bare" small name="do" value={`${word} ${id}`} label={t(`verbs.${word}_label`, { person: name })}>
        {t(`verbs.${word}`)}
      </Submit>
    );
    return (
      <>
        {!row.pending.expired && verb('copy')}
        {verb('resend')}
        {ask('cancel', id)}
      </>
    );
  }
  if (here?.isOwner) return <span className="l2">{t('row_owner')}</span>;
  if (!here)
    return (
      <span className="l2">{t('row_elsewhere', { name: access.lineage.find((place) => place.id === above[0]?.placeId)?.name ?? '' })}</span>
    );
  return ask('remove', publicId('association', here.associationId));
}
