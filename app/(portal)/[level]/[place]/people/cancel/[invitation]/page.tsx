import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CancelForm } from '#components/people/cancel-form';
import { Words } from '#components/shell/words';
import { wordsFor } from '#lib/i18n/words-for';
import { requirePending, titleOfQuestion } from '#lib/places/questions';

type Given = PageProps<'/[level]/[place]/people/cancel/[invitation]'>;

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const t = await getTranslations('people.verbs');
  return titleOfQuestion(await params, t('cancel'));
}

export default async function CancelPage({ params, searchParams }: Given) {
  const asked = await requirePending(await params, await searchParams);
  return (
    <Words more={await wordsFor('/[level]/[place]/people/cancel/[invitation]')}>
      <CancelForm {...asked} />
    </Words>
  );
}
