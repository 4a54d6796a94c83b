import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import type { PersonGrant, PersonRow } from '#lib/associations/queries';
import { publicId } from '#lib/ids';
import { Submit } from '../form/submit.tsx';
import { Link } from '../ui/link.tsx';

type Given = { row: PersonRow; access: Access; here: PersonGrant | undefined; above: PersonGrant[]; manages: boolean; name: string };

/** What can be done about this row, or why nothing can. */
export async function Verbs({ row, access, here, above, manages, name }: Given) {
  const t = await getTranslations('people');
  if (!manages) return <span className="l2">{t('row_only_owners')}</span>;
  if (row.pending) {
    const id = publicId('invitation', row.pending.invitationId);
    const verb = (word: 'copy' | 'resend' | 'cancel') => (
      <Submit key={word} look="bare" small name="do" value={`${word} ${id}`} label={t(`verbs.${word}_label`, { person: name })}>
        {t(`verbs.${word}`)}
      </Submit>
    );
    return <>{(row.pending.expired ? (['cancel', 'resend'] as const) : (['cancel', 'copy', 'resend'] as const)).map(verb)}</>;
  }
  if (here?.isOwner) return <span className="l2">{t('row_owner')}</span>;
  if (!here)
    return (
      <span className="l2">{t('row_elsewhere', { name: access.lineage.find((place) => place.id === above[0]?.placeId)?.name ?? '' })}</span>
    );
  return (
    <Link
      className="btn s bare"
      href={`${placePath(access.place)}/people/remove/${publicId('association', here.associationId)}`}
      aria-label={t('verbs.remove_label', { person: name })}
    >
      {t('verbs.remove')}
    </Link>
  );
}
