import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { RoomRow } from '#lib/rooms/list-rooms';
import { Badge } from '../ui/badge.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';

/** Rooms of a customer, with their account, or of one account. */
export async function RoomsTable({ rows, withAccount }: { rows: RoomRow[]; withAccount: boolean }) {
  const t = await getTranslations('places');
  return (
    <table className="t t2 cus">
      <caption className="vh">{t('rooms_title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.status')}</th>
          <th scope="col">{t('columns.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="a1">
              <span className="place">
                <Glyph name="room" />
                <span>
                  <Link className="l1" href={placePath({ kind: 'room', id: row.id })}>
                    {row.name}
                  </Link>
                  <span className="l2">
                    {withAccount && `${row.accountName} · `}
                    {t(`room_types.${row.roomType as 'live'}`)}
                  </span>
                </span>
              </span>
            </th>
            <td className="b1">{row.status !== 'active' && <Badge look={row.status}>{t(`status.${row.status}`)}</Badge>}</td>
            <td className="a2 q w">{row.ownerName}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
