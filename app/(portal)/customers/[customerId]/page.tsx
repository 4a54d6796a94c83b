import type { Metadata } from 'next';
import { PlaceContents } from '#components/places/place-contents';
import { PlaceOverview } from '#components/places/place-overview';
import { placePath } from '#lib/access/place';
import { listAccounts } from '#lib/accounts/list-accounts';
import { currentView, heldHere, requireView } from '#lib/places/current-view';
import { readPlaceNote } from '#lib/places/people-tab';
import { listRooms } from '#lib/rooms/list-rooms';
import { flatQuery } from '#lib/text/list-address';

type Given = { params: Promise<{ customerId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  return view ? { title: view.access.lineage.at(-1)?.name ?? '' } : {};
}

export default async function CustomerPage({ params, searchParams }: Given) {
  const view = await requireView('customer', (await params).customerId);
  const { accepted } = flatQuery(await searchParams);
  const { actor, access, rights } = view;
  // one after the other: the order in which the parts of an answer come must not tell anything
  const accounts = rights.accounts ? await listAccounts(actor, access.place, {}) : undefined;
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
      <PlaceContents path={placePath(access.place)} accounts={accounts} rooms={rooms} />
    </>
  );
}
