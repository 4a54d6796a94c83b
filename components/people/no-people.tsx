import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { Empty } from '../ui/empty.tsx';

/** The tab for somebody who may see the place, but not who has access to it. */
export async function NoPeople({ access }: { access: Access }) {
  const t = await getTranslations('people');
  const permissions = await getTranslations('permissions');
  return (
    <Empty title={t('no_view')}>
      {t('no_view_next', { owner: access.lineage.at(-1)?.ownerName ?? '', permission: permissions('keys.people_view') })}
    </Empty>
  );
}
