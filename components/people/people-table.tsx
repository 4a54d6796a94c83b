import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { groupsAt } from '#lib/access/permissions';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonRow } from '#lib/people/list-people';
import type { PlaceRights } from '#lib/places/rights';
import { PeopleForm } from './people-form.tsx';
import { PersonLine } from './person-line.tsx';

type Given = { rows: PersonRow[]; access: Access; rights: PlaceRights; spot: Spot };

/** Members, inherited access and pending invitations in one table, with the access comb (look.md, People table). */
export async function PeopleTable({ rows, access, rights, spot }: Given) {
  const t = await getTranslations('people');
  const permissions = await getTranslations('permissions');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const groups = groupsAt(here.kind).map(({ group }) => permissions(`groups.${group}`));
  const privileged = rights.seesAddresses;
  return (
    <>
      <PeopleForm place={publicId(here.kind, here.id)} spot={{ ...spot, row: undefined }}>
        <table className="t t2 people">
          <caption className="vh">{t('caption', { name: here.name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('columns.person')}</th>
              {privileged && <th scope="col">{t('columns.may')}</th>}
              <th scope="col">{t('columns.from')}</th>
              <th scope="col">{t('columns.use')}</th>
              <th scope="col">
                <span className="vh">{t('action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <PersonLine
                key={row.key}
                row={row}
                access={access}
                manages={rights.manages !== undefined}
                privileged={privileged}
                spot={spot}
                next={markOf(rows[at + 1] ?? rows[at - 1])}
              />
            ))}
          </tbody>
        </table>
      </PeopleForm>
      {privileged && (
        <div className="key">
          <p>{t('key', { groups: groups.join(', ') })}</p>
        </div>
      )}
    </>
  );
}

// what stands for a row in an address
const markOf = (row: PersonRow | undefined) => row?.grants[0] && publicId('association', row.grants[0].associationId);
