import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AssociateView } from '#components/associations/associate-view';
import { findDialogData } from '#lib/associations/find-dialog-data';
import { currentView, requireView } from '#lib/places/current-view';

type Given = { params: Promise<{ accountId: string }> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('account', (await params).accountId);
  const t = await getTranslations('places');
  const dialog = await getTranslations('associations.dialog');
  return view ? { title: t('title_of', { what: dialog('title'), name: view.access.lineage.at(-1)?.name ?? '' }) } : {};
}

export default async function AccountAssociateDialog({ params }: Given) {
  const view = await requireView('account', (await params).accountId);
  if (!view.rights.enters) return null;
  const data = view.manages && view.open ? await findDialogData(view.actor, view.access.place) : undefined;
  return <AssociateView access={view.access} capacity={view.manages} open={view.open} data={data} modal={true} />;
}
