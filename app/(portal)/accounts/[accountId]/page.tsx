import type { Metadata } from 'next';
import { PlaceOverview } from '#components/places/place-overview';
import { currentView, heldHere, requireView } from '#lib/places/current-view';
import { flatQuery } from '#lib/text/list-address';

type Given = { params: Promise<{ accountId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('account', (await params).accountId);
  return view ? { title: view.access.lineage.at(-1)?.name ?? '' } : {};
}

export default async function AccountPage({ params, searchParams }: Given) {
  const view = await requireView('account', (await params).accountId);
  const { accepted } = flatQuery(await searchParams);
  return (
    <PlaceOverview
      access={view.access}
      overview={view.overview}
      welcome={accepted !== undefined}
      admin={view.rights.admin}
      held={heldHere(view.access)}
    />
  );
}
