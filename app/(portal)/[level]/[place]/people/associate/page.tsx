import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AssociateView } from '#components/associations/associate-view';
import { Words } from '#components/shell/words';
import { findDialogData } from '#lib/associations/find-dialog-data';
import { wordsFor } from '#lib/i18n/words-for';
import { currentView, requireView } from '#lib/places/current-view';
import { placeTitle } from '#lib/places/title';

export async function generateMetadata({ params }: PageProps<'/[level]/[place]/people/associate'>): Promise<Metadata> {
  const t = await getTranslations('associations.dialog');
  return placeTitle(await currentView(await params), t('title'));
}

export default async function AssociatePage({ params }: PageProps<'/[level]/[place]/people/associate'>) {
  const { actor, access, rights } = await requireView(await params);
  if (!rights.enters) return null;
  const data = rights.manages && rights.open ? await findDialogData(actor, access.place) : undefined;
  return (
    <Words more={await wordsFor('/[level]/[place]/people/associate')}>
      <AssociateView access={access} rights={rights} data={data} />
    </Words>
  );
}
