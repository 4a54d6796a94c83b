import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { sentencesOf } from '#components/people/landed';
import { NoPeople } from '#components/people/no-people';
import { PeopleView } from '#components/people/people-view';
import { Words } from '#components/shell/words';
import { wordsFor } from '#lib/i18n/words-for';
import { currentView, requireView } from '#lib/places/current-view';
import { findPeopleTab, readPeopleNote } from '#lib/places/people-tab';
import { placeTitle } from '#lib/places/title';

export async function generateMetadata({ params, searchParams }: PageProps<'/[level]/[place]/people'>): Promise<Metadata> {
  const view = await currentView(await params);
  const t = await getTranslations('people');
  const said = view && (await sentencesOf(readPeopleNote(view, await searchParams)))[0];
  return placeTitle(view, t('title'), said);
}

export default async function PeoplePage({ params, searchParams }: PageProps<'/[level]/[place]/people'>) {
  const view = await requireView(await params);
  const { access, rights } = view;
  if (!rights.enters) return null;
  if (!rights.tabs.includes('people')) return <NoPeople access={access} />;
  return (
    <Words more={await wordsFor('/[level]/[place]/people')}>
      <PeopleView access={access} rights={rights} {...(await findPeopleTab(view, await searchParams))} />
    </Words>
  );
}
