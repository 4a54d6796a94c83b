import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { AccountRow } from '#lib/accounts/list-accounts';
import { Badge } from '../ui/badge.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';

/** A customer's accounts; only exceptions wear a badge. */
export async function AccountsTable({ rows }: { rows: AccountRow[] }) {
  const t = await getTranslations('places');
  return (
    <table className="t t2 cus">
      <caption className="vh">{t('accounts_title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.status')}</th>
          <th scope="col">{t('columns.owner')}</th>
          <th scope="col" className="num">
            {t('columns.rooms')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="a1">
              <span className="place">
                <Glyph name="account" />
                <span>
                  <Link className="l1" href={placePath({ kind: 'account', id: row.id })}>
                    {row.name}
                  </Link>
                  <span className="l2">{t(`service.${row.serviceType as 'live'}`)}</span>
                </span>
              </span>
            </th>
            <td className="b1">{row.status !== 'active' && <Badge look={row.status}>{t(`status.${row.status}`)}</Badge>}</td>
            <td className="a2 q w">{row.ownerName}</td>
            <td className="num hide-s">{row.rooms}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
