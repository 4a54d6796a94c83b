import type { Metadata } from 'next';
import { PlaceContents } from '#components/places/place-contents';
import { PlaceOverview } from '#components/places/place-overview';
import { Words } from '#components/shell/words';
import { placePath } from '#lib/access/place';
import { listAccounts } from '#lib/accounts/list-accounts';
import { wordsFor } from '#lib/i18n/words-for';
import { currentView, requireView } from '#lib/places/current-view';
import { readPlaceNote } from '#lib/places/people-tab';
import { placeTitle } from '#lib/places/title';
import { listRooms } from '#lib/rooms/list-rooms';
import { flatQuery } from '#lib/text/list-address';

export async function generateMetadata({ params }: PageProps<'/[level]/[place]'>): Promise<Metadata> {
  return placeTitle(await currentView(await params));
}

export default async function PlacePage({ params, searchParams }: PageProps<'/[level]/[place]'>) {
  const view = await requireView(await params);
  const { accepted } = flatQuery(await searchParams);
  const { actor, access, rights } = view;
  // one after the other: the order in which the parts of an answer come must not tell anything
  const accounts = rights.tabs.includes('accounts') ? await listAccounts(actor, access.place, {}) : undefined;
  const rooms = rights.tabs.includes('rooms') ? await listRooms(actor, access.place, {}) : undefined;
  return (
    <Words more={await wordsFor('/[level]/[place]')}>
      <PlaceOverview
        access={access}
        rights={rights}
        overview={view.overview}
        welcome={accepted !== undefined}
        note={readPlaceNote(view, await searchParams)}
        role={view.viewer.role}
      />
      <PlaceContents path={placePath(access.place)} accounts={accounts} rooms={rooms} />
    </Words>
  );
}
