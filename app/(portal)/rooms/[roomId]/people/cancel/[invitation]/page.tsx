import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CancelForm } from '#components/people/cancel-form';
import { currentView } from '#lib/places/current-view';
import { requirePending } from '#lib/places/questions';

type Given = {
  params: Promise<{ roomId: string; invitation: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('room', (await params).roomId);
  if (!view?.manages) return {};
  const t = await getTranslations('places');
  const verbs = await getTranslations('people.verbs');
  return { title: t('title_of', { what: verbs('cancel'), name: view.access.lineage.at(-1)?.name ?? '' }) };
}

export default async function RoomCancelPage({ params, searchParams }: Given) {
  const { roomId, invitation } = await params;
  return <CancelForm {...(await requirePending('room', roomId, invitation, await searchParams))} modal={false} />;
}
