import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { RoomRow } from '#lib/rooms/list-rooms';
import { Badge } from '../ui/badge.tsx';
import { factLook, Reason } from '../ui/fact.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { Cell, Head, Named, Row, RowHead, Table } from '../ui/table.tsx';

/** Rooms of a customer, with their account, or of one account. */
export async function RoomsTable({ rows, withAccount }: { rows: RoomRow[]; withAccount: boolean }) {
  const t = await getTranslations('places');
  return (
    <Table
      caption={t('rooms_title')}
      head={
        <>
          <Head className="w-[27%]">{t('columns.name')}</Head>
          <Head className="w-[19%]">{t('columns.status')}</Head>
          <Head className="w-[20%]">{t('columns.owner')}</Head>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <RowHead>
            <Named glyph={<Glyph name="room" size="large" className="phone:hidden" />}>
              <Link className={factLook({ link: true })} href={placePath({ kind: 'room', id: row.id })}>
                {row.name}
              </Link>
              <Reason>
                {withAccount && `${row.accountName} · `}
                {t(`room_types.${row.roomType as 'live'}`)}
              </Reason>
            </Named>
          </RowHead>
          <Cell spot="firstEnd">{row.status !== 'active' && <Badge look={row.status}>{t(`status.${row.status}`)}</Badge>}</Cell>
          <Cell spot="second" ink="quiet">
            {row.ownerName}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
