import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { groupsAt } from '#lib/access/permissions';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonRow } from '#lib/people/list-people';
import { Head, Table } from '../ui/table.tsx';
import { PeopleForm } from './people-form.tsx';
import { PersonLine } from './person-line.tsx';

type Given = { rows: PersonRow[]; access: Access; manages: boolean; spot: Spot };

/** Members, inherited access and pending invitations in one table, with the access comb (look.md, People table). */
export async function PeopleTable({ rows, access, manages, spot }: Given) {
  const t = await getTranslations('people');
  const permissions = await getTranslations('permissions');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const groups = groupsAt(here.kind).map(({ group }) => permissions(`groups.${group}`));
  const privileged = rows.some((row) => row.address !== null);
  return (
    <>
      <PeopleForm place={publicId(here.kind, here.id)} spot={{ ...spot, row: undefined }}>
        <Table
          caption={t('caption', { name: here.name })}
          head={
            <>
              <Head>{t('columns.person')}</Head>
              {privileged && <Head>{t('columns.may')}</Head>}
              <Head below="narrow">{t('columns.from')}</Head>
              <Head>{t('columns.use')}</Head>
              <Head>
                <span className="sr-only">{t('action')}</span>
              </Head>
            </>
          }
        >
          {rows.map((row, at) => (
            <PersonLine
              key={row.key}
              row={row}
              access={access}
              manages={manages}
              privileged={privileged}
              spot={spot}
              next={markOf(rows[at + 1] ?? rows[at - 1])}
            />
          ))}
        </Table>
      </PeopleForm>
      {privileged && (
        <div className="px-gutter pt-4 pb-6 text-ink-3 text-sm phone:pb-8">
          <p className="max-w-[100ch] text-pretty">{t('key', { groups: groups.join(', ') })}</p>
        </div>
      )}
    </>
  );
}

// what stands for a row in an address
const markOf = (row: PersonRow | undefined) => row?.grants[0] && publicId('association', row.grants[0].associationId);
