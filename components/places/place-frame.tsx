import { getFormatter, getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import type { Overview } from '#lib/places/find-overview';
import { Empty } from '../ui/empty.tsx';
import { Notice } from '../ui/notice.tsx';
import { PlaceHeader } from './place-header.tsx';
import { type PlaceTab, PlaceTabs } from './place-tabs.tsx';

export type PlaceRights = {
  enters: boolean;
  accounts: boolean;
  rooms: boolean;
  people: boolean;
  seesAbove: { customer: boolean; account: boolean };
  admin: boolean;
};

/** What every page of a place begins with; who may not enter sees the reason and nothing else (rules 11 and 21). */
export async function PlaceFrame({
  access,
  rights,
  overview,
  children,
}: {
  access: Access;
  rights: PlaceRights;
  overview: Overview;
  children: React.ReactNode;
}) {
  const t = await getTranslations('places');
  const format = await getFormatter();
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const { kind } = access.place;
  const path = placePath(here);
  const type =
    kind === 'customer'
      ? t(`types.${overview.type as 'business'}`)
      : kind === 'account'
        ? t(`service.${overview.type as 'live'}`)
        : t(`room_types.${overview.type as 'live'}`);
  const tabs: PlaceTab[] = [
    { href: path, label: t('tabs.overview'), exact: true },
    ...(rights.accounts && kind === 'customer' ? [{ href: `${path}/accounts`, label: t('tabs.accounts') }] : []),
    ...(rights.rooms && kind !== 'room' ? [{ href: `${path}/rooms`, label: t('tabs.rooms') }] : []),
    ...(rights.people ? [{ href: `${path}/people`, label: t('tabs.people') }] : []),
  ];
  const worst = access.lineage.find((place) => place.status === access.status) ?? here;
  const since = format.dateTime(overview.createdAt, { year: 'numeric', month: 'long' });
  return (
    <>
      <PlaceHeader
        access={access}
        seesAbove={rights.seesAbove}
        lede={t(`sentence.${kind}`, { owner: here.ownerName || t('owner_unnamed'), type, since })}
      />
      {rights.enters ? (
        <>
          <PlaceTabs tabs={tabs} label={t('tabs_label', { name: here.name })} />
          {access.status !== 'active' && (
            <div className="px-gutter pt-4">
              <Notice tone="warn">
                {access.status === 'suspended'
                  ? t('suspended_notice', { name: worst.name })
                  : t('inactive_notice', { name: worst.name, status: access.status })}
              </Notice>
            </div>
          )}
          {children}
        </>
      ) : (
        <Empty title={t('closed.title')}>{t(`closed.${access.status as 'inactive'}`, { name: worst.name, owner: worst.ownerName })}</Empty>
      )}
    </>
  );
}
