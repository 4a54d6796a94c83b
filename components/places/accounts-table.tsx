import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { AccountRow } from '#lib/accounts/list-accounts';
import { Badge } from '../ui/badge.tsx';
import { factLook, Reason } from '../ui/fact.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { Cell, Head, Named, Row, RowHead, Table } from '../ui/table.tsx';

/** A customer's accounts; only exceptions wear a badge. */
export async function AccountsTable({ rows }: { rows: AccountRow[] }) {
  const t = await getTranslations('places');
  return (
    <Table
      caption={t('accounts_title')}
      head={
        <>
          <Head className="w-[27%]">{t('columns.name')}</Head>
          <Head className="w-[19%]">{t('columns.status')}</Head>
          <Head className="w-[20%]">{t('columns.owner')}</Head>
          <Head numbers>{t('columns.rooms')}</Head>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <RowHead>
            <Named glyph={<Glyph name="account" size="large" className="phone:hidden" />}>
              <Link className={factLook({ link: true })} href={placePath({ kind: 'account', id: row.id })}>
                {row.name}
              </Link>
              <Reason>{t(`service.${row.serviceType as 'live'}`)}</Reason>
            </Named>
          </RowHead>
          <Cell spot="firstEnd">{row.status !== 'active' && <Badge look={row.status}>{t(`status.${row.status}`)}</Badge>}</Cell>
          <Cell spot="second" ink="quiet">
            {row.ownerName}
          </Cell>
          <Cell numbers spot="none">
            {row.rooms}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
