import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountsTable } from '#components/places/accounts-table';
import { Pager } from '#components/table/pager';
import { Empty } from '#components/ui/empty';
import { StateLine } from '#components/ui/state-line';
import { placePath } from '#lib/access/place';
import { listAccounts } from '#lib/accounts/list-accounts';
import { currentView, requireView } from '#lib/places/current-view';
import { placeTitle } from '#lib/places/title';
import { flatQuery, listAddress } from '#lib/text/list-address';

export async function generateMetadata({ params }: PageProps<'/[level]/[place]/accounts'>): Promise<Metadata> {
  const t = await getTranslations('places');
  return placeTitle(await currentView(await params, 'accounts'), t('accounts_title'));
}

export default async function AccountsPage({ params, searchParams }: PageProps<'/[level]/[place]/accounts'>) {
  const view = await requireView(await params, 'accounts');
  const t = await getTranslations('places');
  const page = await listAccounts(view.actor, view.access.place, flatQuery(await searchParams));
  const path = `${placePath(view.access.place)}/accounts`;
  return (
    <>
      <StateLine>{t('accounts_sentence', { count: page.total })}</StateLine>
      {page.rows.length > 0 ? <AccountsTable rows={page.rows} /> : <Empty title={t('no_accounts')}>{t('no_accounts_next')}</Empty>}
      <Pager
        previous={page.previous && listAddress(path, { before: page.previous })}
        next={page.next && listAddress(path, { after: page.next })}
      />
    </>
  );
}
