import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { MyPlace } from '#lib/home/list-my-places';
import { Comb } from '../access/comb.tsx';
import { combOf } from '../access/comb-groups.tsx';
import { Badge } from '../ui/badge.tsx';
import { buttonLook } from '../ui/button.tsx';
import { factLook, Reason } from '../ui/fact.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { Cell, Head, Named, Row, RowHead, Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

/** One's places, last used first, with what one may do there. */
export async function MyPlaces({ places }: { places: MyPlace[] }) {
  const t = await getTranslations('home');
  const words = await getTranslations('places');
  const columns = await getTranslations('people');
  return (
    <Table
      caption={t('places')}
      head={
        <>
          <Head>{words('columns.name')}</Head>
          <Head>{columns('columns.may')}</Head>
          <Head>{t('last_use')}</Head>
          <Head>
            <span className="sr-only">{words('open_room')}</span>
          </Head>
        </>
      }
    >
      {places.map((place) => (
        <Row key={place.id}>
          <RowHead>
            <Named mixed glyph={<Glyph name={place.kind} size="large" />}>
              <Link className={factLook({ link: true })} href={placePath({ kind: place.kind, id: place.placeId })}>
                {place.name}
              </Link>
              <Reason>
                {place.kind === 'customer' ? words('customer') : [place.customerName, place.accountName].filter(Boolean).join(' / ')}
              </Reason>
            </Named>
          </RowHead>
          <Cell spot="parts">
            <Comb {...combOf({ kind: place.kind, owns: place.owns, own: place.permissions, inherited: [], inheritedOwner: false })} />
          </Cell>
          <Cell spot="firstEnd" ink="quiet">
            {place.status !== 'active' ? (
              <Badge look={place.status}>{words(`status.${place.status}`)}</Badge>
            ) : place.isNew ? (
              <b>{t('new_here')}</b>
            ) : (
              place.lastUse && <When at={place.lastUse} />
            )}
          </Cell>
          <Cell spot="verbs">
            {place.roomUrl && place.status === 'active' && (
              <a className={buttonLook({ size: 'small', className: 'phone:ms-8' })} href={place.roomUrl} rel="noopener">
                {words('open_room')}
              </a>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
