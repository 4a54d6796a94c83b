import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CreateCustomerForm } from '#components/customers/create-customer-form';
import { Words } from '#components/shell/words';
import { Empty } from '#components/ui/empty';
import { Link } from '#components/ui/link';
import { Lede, Lineage, PageHead, Step } from '#components/ui/page-head';
import { requireCurrent } from '#lib/auth/current';
import { countryChoices, currencyChoices } from '#lib/customers/choices';
import { wordsFor } from '#lib/i18n/words-for';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('create.title') };
}

export default async function NewCustomerPage() {
  const { viewer } = await requireCurrent();
  if (!viewer.platform.includes('customers.read')) notFound();
  const t = await getTranslations('customers');
  const locale = await getLocale();
  const creates = viewer.platform.includes('customers.create') && viewer.platform.includes('associations.manage');
  return (
    <Words more={await wordsFor('/customers/new')}>
      <PageHead>
        <Lineage label={t('title')}>
          <Step>
            <Link href="/customers">{t('title')}</Link>
          </Step>
        </Lineage>
        <h1>{t('create.title')}</h1>
        <Lede>{t('create.lede')}</Lede>
      </PageHead>
      {creates ? (
        <CreateCustomerForm countries={countryChoices(locale)} currencies={currencyChoices(locale)} language={locale} />
      ) : (
        <Empty title={t('new')}>{t('new_locked')}</Empty>
      )}
    </Words>
  );
}
