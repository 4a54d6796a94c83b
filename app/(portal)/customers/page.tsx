import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CustomersTable } from '#components/customers/customers-table';
import { Pager } from '#components/table/pager';
import { SearchForm } from '#components/table/search-form';
import { Actions } from '#components/ui/actions';
import { buttonLook } from '#components/ui/button';
import { Empty } from '#components/ui/empty';
import { Link } from '#components/ui/link';
import { Locked } from '#components/ui/locked';
import { HeadRow, Lede, PageHead } from '#components/ui/page-head';
import { StateLine } from '#components/ui/state-line';
import { requireCurrent } from '#lib/auth/current';
import { listCustomers } from '#lib/customers/list-customers';
import { customerStatuses, customersListSchema, customerTypes } from '#lib/customers/schema';
import { flatQuery, listAddress } from '#lib/text/list-address';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') };
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { actor, viewer } = await requireCurrent();
  const state = customersListSchema.parse(flatQuery(await searchParams));
  const page = await listCustomers(actor, state);
  const t = await getTranslations('customers');
  const table = await getTranslations('table');
  const places = await getTranslations('places');
  const admin = viewer.platform.includes('customers.read');
  const creates = viewer.platform.includes('customers.create') && viewer.platform.includes('associations.manage');
  const address = (changed: Record<string, string | undefined>) =>
    listAddress('/customers', { q: state.q, status: state.status, type: state.type, sort: state.sort, ...changed }, { sort: 'name' });
  const filtered = Boolean(state.q || state.status || state.type);
  const any = { value: '', label: table('any') };
  return (
    <>
      <PageHead>
        <HeadRow
          action={
            creates ? (
              <Actions>
                <Link className={buttonLook({ look: 'go' })} href="/customers/new">
                  {t('new')}
                </Link>
              </Actions>
            ) : (
              admin && <Locked id="new-locked" label={t('new')} reason={t('new_locked')} />
            )
          }
        >
          <h1>{t('title')}</h1>
          <Lede>{admin ? t('lede_admin') : t('lede')}</Lede>
        </HeadRow>
      </PageHead>
      <StateLine>{page.totalIsEstimate ? t('stand_many', { count: page.total }) : t('stand', { count: page.total })}</StateLine>
      <SearchForm
        path="/customers"
        q={state.q ?? ''}
        label={t('search_label')}
        placeholder={t('search')}
        apply={table('apply')}
        hidden={{ sort: state.sort === 'name' ? undefined : state.sort }}
        choices={[
          {
            name: 'status',
            label: t('status'),
            value: state.status ?? '',
            options: [any, ...customerStatuses.map((value) => ({ value, label: places(`status.${value}`) }))],
          },
          {
            name: 'type',
            label: t('type'),
            value: state.type ?? '',
            options: [any, ...customerTypes.map((value) => ({ value, label: places(`types.${value}`) }))],
          },
        ]}
      />
      {page.rows.length > 0 ? (
        <CustomersTable rows={page.rows} sort={state.sort} sortHref={(sort) => address({ sort })} admin={admin} />
      ) : filtered ? (
        <Empty title={t('no_result')}>
          {t('no_result_next')} <Link href="/customers">{table('clear')}</Link>
        </Empty>
      ) : (
        <Empty title={t('empty_title')}>{admin ? t('empty_admin') : t('empty')}</Empty>
      )}
      <Pager previous={page.previous && address({ before: page.previous })} next={page.next && address({ after: page.next })} />
    </>
  );
}
