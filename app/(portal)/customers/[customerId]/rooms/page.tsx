import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RoomsTable } from '#components/places/rooms-table';
import { Pager } from '#components/table/pager';
import { Empty } from '#components/ui/empty';
import { StateLine } from '#components/ui/state-line';
import { placePath } from '#lib/access/place';
import { currentView, requireView } from '#lib/places/current-view';
import { listRooms } from '#lib/rooms/list-rooms';
import { flatQuery, listAddress } from '#lib/text/list-address';

type Given = { params: Promise<{ customerId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const view = await currentView('customer', (await params).customerId);
  const t = await getTranslations('places');
  return view?.rights.rooms ? { title: t('title_of', { what: t('rooms_title'), name: view.access.lineage.at(-1)?.name ?? '' }) } : {};
}

export default async function CustomerRoomsPage({ params, searchParams }: Given) {
  const view = await requireView('customer', (await params).customerId);
  if (!view.rights.rooms) notFound();
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
