import type { Metadata } from 'next';
import { PlaceOverview } from '#components/places/place-overview';
import { currentView, heldHere, requireView } from '#lib/places/current-view';
import { readPlaceNote } from '#lib/places/people-tab';
import { flatQuery } from '#lib/text/list-address';

type Given = { params: Promise<{ roomId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('room', (await params).roomId);
  return view ? { title: view.access.lineage.at(-1)?.name ?? '' } : {};
}

export default async function RoomPage({ params, searchParams }: Given) {
  const view = await requireView('room', (await params).roomId);
  const { accepted } = flatQuery(await searchParams);
  return (
    <PlaceOverview
      access={view.access}
      overview={view.overview}
      welcome={accepted !== undefined}
      note={readPlaceNote(view, await searchParams)}
      role={view.rights.admin ? view.viewer.role : null}
      held={heldHere(view.access)}
    />
  );
}
