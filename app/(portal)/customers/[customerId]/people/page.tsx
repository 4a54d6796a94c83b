import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { sentencesOf } from '#components/people/landed';
import { NoPeople } from '#components/people/no-people';
import { PeopleView } from '#components/people/people-view';
import { currentView, requireView } from '#lib/places/current-view';
import { findPeopleTab, readPeopleNote } from '#lib/places/people-tab';

type Given = { params: Promise<{ customerId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  if (!view) return {};
  const t = await getTranslations('places');
  const people = await getTranslations('people');
  const [said] = await sentencesOf(readPeopleNote(view, await searchParams));
  const title = t('title_of', { what: people('title'), name: view.access.lineage.at(-1)?.name ?? '' });
  return { title: said ? `${said} ${title}` : title };
}

export default async function CustomerPeoplePage({ params, searchParams }: Given) {
  const view = await requireView('customer', (await params).customerId);
  if (!view.rights.enters) return null;
  if (!view.rights.people) return <NoPeople access={view.access} />;
  return <PeopleView access={view.access} {...(await findPeopleTab(view, await searchParams))} />;
}
