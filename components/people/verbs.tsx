import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { listAddress } from '#lib/text/list-address';
import { Submit } from '../form/submit.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Reason } from '../ui/fact.tsx';
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
  const why = (words: string) => <Reason className="inline-block max-w-45 whitespace-normal text-end phone:hidden">{words}</Reason>;
  if (!manages) return why(t('row_only_owners'));
  const mine = row.grants[0] && publicId('association', row.grants[0].associationId);
  const ask = (verb: 'cancel' | 'remove', id: string) => (
    <Link
      className={buttonLook({ look: 'bare', size: 'small', className: verb === 'cancel' ? 'phone:ms-auto' : '' })}
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
      <Line>
        {!row.pending.expired && verb('copy')}
        {verb('resend')}
        {ask('cancel', id)}
      </Line>
    );
  }
  if (here?.isOwner) return why(t('row_owner'));
  if (!here) return why(t('row_elsewhere', { name: access.lineage.find((place) => place.id === above[0]?.placeId)?.name ?? '' }));
  return <Line>{ask('remove', publicId('association', here.associationId))}</Line>;
}

// their words, not their boxes, stand in line with the column, and on a phone with both edges of the row
function Line({ children }: { children: React.ReactNode }) {
  return (
    <span className="-me-2.5 inline-flex not-phone:[&>*+*]:-ms-1.5 phone:-ms-2.5 phone:flex phone:flex-1 phone:flex-wrap phone:gap-x-0.5 phone:gap-y-1">
      {children}
    </span>
  );
}
