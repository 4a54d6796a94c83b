import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RemoveForm } from '#components/people/remove-form';
import { requireRemoval, titleOfQuestion } from '#lib/places/questions';

type Given = PageProps<'/[level]/[place]/people/remove/[association]'>;

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const t = await getTranslations('people.verbs');
  return titleOfQuestion(await params, t('remove'));
}

export default async function RemovePage({ params, searchParams }: Given) {
  return <RemoveForm {...(await requireRemoval(await params, await searchParams))} />;
}
