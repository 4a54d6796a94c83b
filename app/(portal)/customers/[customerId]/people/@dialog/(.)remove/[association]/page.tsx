import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RemoveForm } from '#components/people/remove-form';
import { currentView } from '#lib/places/current-view';
import { requireRemoval } from '#lib/places/questions';

type Given = {
  params: Promise<{ customerId: string; association: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  if (!view?.manages) return {};
  const t = await getTranslations('places');
  const verbs = await getTranslations('people.verbs');
  return { title: t('title_of', { what: verbs('remove'), name: view.access.lineage.at(-1)?.name ?? '' }) };
}

export default async function CustomerRemoveDialog({ params, searchParams }: Given) {
  const { customerId, association } = await params;
  return <RemoveForm {...(await requireRemoval('customer', customerId, association, await searchParams))} modal={true} />;
}
