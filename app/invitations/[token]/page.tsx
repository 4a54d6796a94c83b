import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InvitationForms } from '#components/invitations/invitation-forms';
import { InvitationLetter } from '#components/invitations/invitation-letter';
import { PublicFrame } from '#components/shell/public-frame';
import { Words } from '#components/shell/words';
import { currentInvitation } from '#lib/acceptance/current-invitation';
import { wordsFor } from '#lib/i18n/words-for';
import { tokenBefore } from '#lib/invitations/token';

type Given = { params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { letter } = await currentInvitation((await params).token);
  const t = await getTranslations('accept');
  return { title: letter ? t('title', { place: letter.placeName }) : t('title_none') };
}

export default async function InvitationPage({ params, searchParams }: Given) {
  const { token } = await params;
  if (tokenBefore(token) !== token) redirect(`/invitations/${tokenBefore(token)}`);
  const view = await currentInvitation(token);
  const query = await searchParams;
  const asked = (['decline', 'code', 'sign-in', 'asked'] as const).find((one) => query[one] !== undefined);
  const step = asked === 'decline' && query.code !== undefined ? 'decline-code' : asked;
  return (
    <Words more={await wordsFor('/invitations/[token]')}>
      <PublicFrame appName={view.app} letter={<InvitationLetter view={view} />}>
        <InvitationForms view={view} token={token} step={step} />
      </PublicFrame>
    </Words>
  );
}
