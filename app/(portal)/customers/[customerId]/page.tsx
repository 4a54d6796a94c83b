import type { Metadata } from 'next';
import { PlaceOverview } from '#components/places/place-overview';
import { currentView, heldHere, requireView } from '#lib/places/current-view';
import { flatQuery } from '#lib/text/list-address';

type Given = { params: Promise<{ customerId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  return view ? { title: view.access.lineage.at(-1)?.name ?? '' } : {};
}

export default async function CustomerPage({ params, searchParams }: Given) {
  const view = await requireView('customer', (await params).customerId);
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
