import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CancelForm } from '#components/people/cancel-form';
import { requirePending, titleOfQuestion } from '#lib/places/questions';

type Given = PageProps<'/[level]/[place]/people/cancel/[invitation]'>;

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const t = await getTranslations('people.verbs');
  return titleOfQuestion(await params, t('cancel'));
}

export default async function CancelPage({ params, searchParams }: Given) {
  return <CancelForm {...(await requirePending(await params, await searchParams))} />;
}
