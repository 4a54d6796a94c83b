import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RemoveForm } from '#components/people/remove-form';
import { Words } from '#components/shell/words';
import { wordsFor } from '#lib/i18n/words-for';
import { requireRemoval, titleOfQuestion } from '#lib/places/questions';

type Given = PageProps<'/[level]/[place]/people/remove/[association]'>;

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const t = await getTranslations('people.verbs');
  return titleOfQuestion(await params, t('remove'));
}

export default async function RemovePage({ params, searchParams }: Given) {
  const asked = await requireRemoval(await params, await searchParams);
  return (
    <Words more={await wordsFor('/[level]/[place]/people/remove/[association]')}>
      <RemoveForm {...asked} />
    </Words>
  );
}
