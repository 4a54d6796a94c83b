import type { Metadata } from 'next';
import { PlaceContents } from '#components/places/place-contents';
import { PlaceOverview } from '#components/places/place-overview';
import { placePath } from '#lib/access/place';
import { currentView, heldHere, requireView } from '#lib/places/current-view';
import { readPlaceNote } from '#lib/places/people-tab';
import { listRooms } from '#lib/rooms/list-rooms';
import { flatQuery } from '#lib/text/list-address';

type Given = { params: Promise<{ accountId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('account', (await params).accountId);
  return view ? { title: view.access.lineage.at(-1)?.name ?? '' } : {};
}

export default async function AccountPage({ params, searchParams }: Given) {
  const view = await requireView('account', (await params).accountId);
  const { accepted } = flatQuery(await searchParams);
  const { actor, access, rights } = view;
  const rooms = rights.rooms ? await listRooms(actor, access.place, {}) : undefined;
  return (
    <>
      <PlaceOverview
        access={access}
        overview={view.overview}
        welcome={accepted !== undefined}
        note={readPlaceNote(view, await searchParams)}
        role={rights.admin ? view.viewer.role : null}
        held={heldHere(access)}
      />
      <PlaceContents path={placePath(access.place)} accounts={undefined} rooms={rooms} />
    </>
  );
}
