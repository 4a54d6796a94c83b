import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountsTable } from '#components/places/accounts-table';
import { Pager } from '#components/table/pager';
import { Empty } from '#components/ui/empty';
import { StateLine } from '#components/ui/state-line';
import { placePath } from '#lib/access/place';
import { listAccounts } from '#lib/accounts/list-accounts';
import { currentView, requireView } from '#lib/places/current-view';
import { flatQuery, listAddress } from '#lib/text/list-address';

type Given = { params: Promise<{ customerId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  const t = await getTranslations('places');
  return view?.rights.accounts ? { title: t('title_of', { what: t('accounts_title'), name: view.access.lineage.at(-1)?.name ?? '' }) } : {};
}

export default async function AccountsPage({ params, searchParams }: Given) {
  const view = await requireView('customer', (await params).customerId);
  if (!view.rights.accounts) notFound();
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
