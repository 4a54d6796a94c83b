import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RemoveForm } from '#components/people/remove-form';
import { placePath } from '#lib/access/place';
import { findRemoval } from '#lib/associations/find-association';
import { parsePublicId, publicId } from '#lib/ids';
import { currentView, requireView } from '#lib/places/current-view';

type Given = { params: Promise<{ customerId: string; association: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  if (!view?.manages) return {};
  const t = await getTranslations('places');
  const verbs = await getTranslations('people.verbs');
  return { title: t('title_of', { what: verbs('remove'), name: view.access.lineage.at(-1)?.name ?? '' }) };
}

export default async function CustomerRemovePage({ params }: Given) {
  const given = await params;
  const view = await requireView('customer', given.customerId);
  const id = parsePublicId('association', given.association);
  const removal = id && view.manages ? await findRemoval(view.actor, view.access, id) : undefined;
  if (!removal) notFound();
  const here = view.access.lineage.at(-1);
  return (
    <RemoveForm
      removal={removal}
      place={{ kind: 'customer', id: publicId('customer', view.access.place.id), name: here?.name ?? '' }}
      association={given.association}
      back={`${placePath(view.access.place)}/people`}
      modal={false}
    />
  );
}
