import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { CustomerRow } from '#lib/customers/list-customers';
import { Badge } from '../ui/badge.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { When } from '../ui/when.tsx';

type Given = { rows: CustomerRow[]; sort: string; sortHref: (sort: string) => string; admin: boolean };

/** Customers by name or age; only exceptions wear a badge. */
export async function CustomersTable({ rows, sort, sortHref, admin }: Given) {
  const t = await getTranslations('customers');
  const places = await getTranslations('places');
  const head = (key: 'name' | 'created_at', label: string, className = '') => {
    const on = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
    return (
      <th scope="col" aria-sort={on} className={className}>
        <Link href={sortHref(sort === key ? `-${key}` : key)} scroll={false}>
          {label} {on && <Glyph name={on === 'ascending' ? 'up' : 'down'} />}
        </Link>
      </th>
    );
  };
  return (
    <table className="t t2 cus">
      <caption className="vh">{t('caption')}</caption>
      <thead>
        <tr>
          {head('name', t('columns.customer'))}
          <th scope="col">
            <span className="vh">{t('columns.exception')}</span>
          </th>
          <th scope="col">{t('columns.owner')}</th>
          {admin && (
            <th scope="col" className="num">
              {t('columns.accounts')}
            </th>
          )}
          {head('created_at', t('columns.since'), 'num')}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="a1">
              <span className="place">
                <Glyph name="customer" />
                <span>
                  <Link className="l1" href={placePath({ kind: 'customer', id: row.id })}>
                    {row.name}
                  </Link>
                  <span className="l2">
                    {places(`types.${row.customerType}`)}
                    {row.email && ` · ${row.email}`}
                  </span>
                </span>
              </span>
            </th>
            <td className="b1">{row.status !== 'active' && <Badge look={row.status}>{places(`status.${row.status}`)}</Badge>}</td>
            <td className="a2 q w">{row.ownerName}</td>
            {admin && <td className="num hide-s">{row.accounts}</td>}
            <td className="num b2 qq">
              <When at={row.createdAt} form="date" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
