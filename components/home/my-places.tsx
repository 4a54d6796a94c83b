import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { MyPlace } from '#lib/home/list-my-places';
import { Comb } from '../access/comb.tsx';
import { combOf } from '../access/comb-groups.tsx';
import { Badge } from '../ui/badge.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { When } from '../ui/when.tsx';

/** One's places, last used first, with what one may do there. */
export async function MyPlaces({ places }: { places: MyPlace[] }) {
  const t = await getTranslations('home');
  const words = await getTranslations('places');
  const columns = await getTranslations('people');
  return (
    <table className="t t2">
      <caption className="vh">{t('places')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('columns.name')}</th>
          <th scope="col">{columns('columns.may')}</th>
          <th scope="col">{t('last_use')}</th>
          <th scope="col">
            <span className="vh">{words('open_room')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.id}>
            <th scope="row" className="a1">
              <span className="place">
                <Glyph name={place.kind} />
                <span>
                  <Link className="l1" href={placePath({ kind: place.kind, id: place.placeId })}>
                    {place.name}
                  </Link>
                  <span className="l2">
                    {place.kind === 'customer' ? words('customer') : [place.customerName, place.accountName].filter(Boolean).join(' / ')}
                  </span>
                </span>
              </span>
            </th>
            <td className="acc">
              <Comb {...combOf({ kind: place.kind, owns: place.owns, own: place.permissions, inherited: [], inheritedOwner: false })} />
            </td>
            <td className="b1 q">
              {place.status !== 'active' ? (
                <Badge look={place.status}>{words(`status.${place.status}`)}</Badge>
              ) : place.isNew ? (
                <b>{t('new_here')}</b>
              ) : (
                place.lastUse && <When at={place.lastUse} />
              )}
            </td>
            <td className="go-c hide-s">
              {place.roomUrl && place.status === 'active' && (
                <a className="btn s" href={place.roomUrl} rel="noopener">
                  {words('open_room')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
