import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { Fact, Reason } from '../ui/fact.tsx';

type Given = { row: PersonRow; access: Access; here: PersonGrant | undefined; above: PersonGrant[] };

/** Where a person's access comes from: here or above, and in whose capacity it was granted (rule 11). */
export async function Source({ row, access, here, above }: Given) {
  const t = await getTranslations('people');
  const nameOf = (grant: PersonGrant | undefined) => access.lineage.find((place) => place.id === grant?.placeId)?.name ?? '';
  const [first] = above;
  const fact = here?.isOwner
    ? t('owner')
    : row.pending || here?.status === 'pending'
      ? t('invited')
      : here
        ? t('granted_here')
        : t('inherited', { name: nameOf(first) });
  const reason = here?.isOwner
    ? t('owner_stays')
    : here && first
      ? t('some_from', { name: nameOf(first) })
      : here
        ? here.grantedAs === 'admin'
          ? t('by_admin')
          : t('by_owner')
        : first?.isOwner
          ? t('inherited_owner')
          : t('inherited_granted');
  return (
    <>
      <Fact plain>{fact}</Fact>
      <Reason>{reason}</Reason>
    </>
  );
}
