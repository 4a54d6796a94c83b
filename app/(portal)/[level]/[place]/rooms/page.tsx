import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RoomsTable } from '#components/places/rooms-table';
import { Pager } from '#components/table/pager';
import { Empty } from '#components/ui/empty';
import { StateLine } from '#components/ui/state-line';
import { placePath } from '#lib/access/place';
import { currentView, requireView } from '#lib/places/current-view';
import { placeTitle } from '#lib/places/title';
import { listRooms } from '#lib/rooms/list-rooms';
import { flatQuery, listAddress } from '#lib/text/list-address';

export async function generateMetadata({ params }: PageProps<'/[level]/[place]/rooms'>): Promise<Metadata> {
  const t = await getTranslations('places');
  return placeTitle(await currentView(await params, 'rooms'), t('rooms_title'));
}

export default async function RoomsPage({ params, searchParams }: PageProps<'/[level]/[place]/rooms'>) {
  const view = await requireView(await params, 'rooms');
  const t = await getTranslations('places');
  const page = await listRooms(view.actor, view.access.place, flatQuery(await searchParams));
  const path = `${placePath(view.access.place)}/rooms`;
  return (
    <>
      <StateLine>{t('rooms_sentence', { count: page.total })}</StateLine>
      {page.rows.length > 0 ? (
        <RoomsTable rows={page.rows} withAccount={view.access.place.kind === 'customer'} />
      ) : (
        <Empty title={t('no_rooms')}>{t('no_rooms_next')}</Empty>
      )}
      <Pager
        previous={page.previous && listAddress(path, { before: page.previous })}
        next={page.next && listAddress(path, { after: page.next })}
      />
    </>
  );
}
