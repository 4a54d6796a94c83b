import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { Comb } from '../access/comb.tsx';
import { combOf } from '../access/comb-groups.tsx';
import { Initials } from '../ui/initials.tsx';
import { Source } from './source.tsx';
import { Standing } from './standing.tsx';
import { Verbs } from './verbs.tsx';

type Given = { row: PersonRow; access: Access; manages: boolean; privileged: boolean; spot: Spot; next: string | undefined };

const works = (grant: PersonGrant) => grant.status === 'active' && !grant.expired;

/** One person: two lines, one fact over one explanation. */
export async function PersonLine({ row, access, manages, privileged, spot, next }: Given) {
  const t = await getTranslations('people');
  const here = row.grants.find((grant) => grant.here);
  const above = row.grants.filter((grant) => !grant.here);
  const living = above.filter(works);
  const mark = spot.row ?? spot.from;
  const landing =
    mark !== undefined &&
    (row.grants.some((grant) => publicId('association', grant.associationId) === mark) ||
      (row.pending !== null && publicId('invitation', row.pending.invitationId) === mark));
  const name = row.name || row.address || t('not_signed_in');
  const comb = combOf({
    kind: access.place.kind,
    owns: here?.isOwner ?? false,
    own: here?.permissions ?? [],
    inherited: living.flatMap((grant) => grant.permissions),
    inheritedOwner: living.some((grant) => grant.isOwner),
    greyed: here ? !works(here) && here.status !== 'pending' && living.length === 0 : living.length === 0,
  });
  return (
    <tr data-landing={landing ? '' : undefined} tabIndex={landing ? -1 : undefined} autoFocus={landing}>
      <th scope="row" className="a1">
        <span className="who">
          <Initials name={name} look={row.pending || row.personStatus === 'invited' ? 'yet' : 'here'} />
          <span>
            <span className="l1">{name}</span>
            {row.address && row.name && <span className="l2">{row.address}</span>}
          </span>
        </span>
      </th>
      {privileged && (
        <td className="acc">
          <Comb {...comb} />
        </td>
      )}
      <td className="hide-s">
        <Source row={row} access={access} here={here} above={above} />
      </td>
      <td className="b1">
        <Standing row={row} access={access} here={here} above={above} living={living[0]} privileged={privileged} />
      </td>
      <td className="go-c">
        <Verbs row={row} access={access} here={here} above={above} manages={manages} name={name} spot={spot} next={next} />
      </td>
    </tr>
  );
}
