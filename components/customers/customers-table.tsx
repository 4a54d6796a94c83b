import { getTranslations } from 'next-intl/server';
import { placePath } from '#lib/access/place';
import type { CustomerRow } from '#lib/customers/list-customers';
import { Badge } from '../ui/badge.tsx';
import { factLook, Reason } from '../ui/fact.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { Cell, Head, Named, Row, RowHead, Table } from '../ui/table.tsx';
import { When } from '../ui/when.tsx';

type Given = { rows: CustomerRow[]; sort: string; sortHref: (sort: string) => string; admin: boolean };

/** Customers by name or age; only exceptions wear a badge. */
export async function CustomersTable({ rows, sort, sortHref, admin }: Given) {
  const t = await getTranslations('customers');
  const places = await getTranslations('places');
  const head = (key: 'name' | 'created_at', label: string, more: Pick<React.ComponentProps<typeof Head>, 'numbers' | 'className'>) => {
    const on = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
    return (
      <Head aria-sort={on} {...more}>
        <Link
          className="inline-flex items-center gap-1 no-underline in-[[aria-sort]]:font-medium in-[[aria-sort]]:text-ink"
          href={sortHref(sort === key ? `-${key}` : key)}
          scroll={false}
        >
          {label} {on && <Glyph name={on === 'ascending' ? 'up' : 'down'} />}
        </Link>
      </Head>
    );
  };
  return (
    <Table
      caption={t('caption')}
      head={
        <>
          {head('name', t('columns.customer'), { className: 'w-[27%]' })}
          <Head className="w-[19%]">
            <span className="sr-only">{t('columns.exception')}</span>
          </Head>
          <Head className="w-[20%]">{t('columns.owner')}</Head>
          {admin && <Head numbers>{t('columns.accounts')}</Head>}
          {head('created_at', t('columns.since'), { numbers: true })}
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id}>
          <RowHead>
            <Named glyph={<Glyph name="customer" size="large" className="phone:hidden" />}>
              <Link className={factLook({ link: true })} href={placePath({ kind: 'customer', id: row.id })}>
                {row.name}
              </Link>
              <Reason>
                {places(`types.${row.customerType}`)}
                {row.email && ` · ${row.email}`}
              </Reason>
            </Named>
          </RowHead>
          <Cell spot="firstEnd">{row.status !== 'active' && <Badge look={row.status}>{places(`status.${row.status}`)}</Badge>}</Cell>
          <Cell spot="second" ink="quiet">
            {row.ownerName}
          </Cell>
          {admin && (
            <Cell numbers spot="none">
              {row.accounts}
            </Cell>
          )}
          <Cell numbers spot="secondEnd" ink="faint">
            <When at={row.createdAt} form="date" />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
