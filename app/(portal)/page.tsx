import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MyInvitations } from '#components/home/my-invitations';
import { MyPlaces } from '#components/home/my-places';
import { Words } from '#components/shell/words';
import { SearchForm } from '#components/table/search-form';
import { Empty } from '#components/ui/empty';
import { Hint } from '#components/ui/hint';
import { Lede, PageHead } from '#components/ui/page-head';
import { StateLine } from '#components/ui/state-line';
import { requireCurrent } from '#lib/auth/current';
import { findHome } from '#lib/home/find-home';
import { wordsFor } from '#lib/i18n/words-for';
import { flatQuery } from '#lib/text/list-address';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default async function HomePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { actor, viewer } = await requireCurrent();
  const { q, view, decline } = flatQuery(await searchParams);
  if (viewer.platform.length > 0 && view !== 'mine') redirect('/customers');
  const { invitations, places, total, found } = await findHome(actor, { q });
  const t = await getTranslations('home');
  const table = await getTranslations('table');
  return (
    <Words more={await wordsFor('/')}>
      <PageHead>
        <h1>{t('title')}</h1>
        <Lede>{t('hello', { name: viewer.name || viewer.email })}</Lede>
      </PageHead>
      <MyInvitations invitations={invitations} declining={decline} />
      <section aria-labelledby="places">
        <StateLine id="places">{total > 0 ? t('count', { count: total }) : t('places')}</StateLine>
        {total >= 8 && (
          <SearchForm
            path="/"
            q={q ?? ''}
            label={t('search')}
            placeholder={t('search')}
            choices={[]}
            hidden={{ view }}
            apply={table('apply')}
          />
        )}
        {places.length > 0 ? (
          <>
            <MyPlaces places={places} />
            {found > places.length && (
              <Hint as="p" className="px-gutter pt-4">
                {t('more', { shown: places.length, count: found })}
              </Hint>
            )}
          </>
        ) : total > 0 ? (
          <Empty title={t('no_match', { q: q ?? '' })}>
            <a href="/">{table('clear')}</a>
          </Empty>
        ) : (
          <Empty title={t('none')}>{t('none_next', { email: viewer.email })}</Empty>
        )}
      </section>
    </Words>
  );
}
