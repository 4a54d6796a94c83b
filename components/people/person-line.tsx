import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { publicId } from '#lib/ids';
import type { Spot } from '#lib/landing/schema';
import type { PersonGrant, PersonRow } from '#lib/people/list-people';
import { Comb } from '../access/comb.tsx';
import { combOf } from '../access/comb-groups.tsx';
import { Fact, Reason } from '../ui/fact.tsx';
import { Initials } from '../ui/initials.tsx';
import { Cell, Row, RowHead } from '../ui/table.tsx';
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
    <Row marked={landing}>
      <RowHead>
        <span className="flex min-w-0 items-center gap-3 not-narrow:min-w-58">
          <Initials name={name} look={row.pending || row.personStatus === 'invited' ? 'yet' : 'here'} className="phone:hidden" />
          <span className="min-w-0">
            <Fact>{name}</Fact>
            {row.address && row.name && <Reason>{row.address}</Reason>}
          </span>
        </span>
      </RowHead>
      {privileged && (
        <Cell spot="parts">
          <Comb {...comb} />
        </Cell>
      )}
      <Cell spot="none" below="narrow">
        <Source row={row} access={access} here={here} above={above} />
      </Cell>
      <Cell spot="firstEnd">
        <Standing row={row} access={access} here={here} above={above} living={living[0]} privileged={privileged} />
      </Cell>
      <Cell spot="verbs">
        <Verbs row={row} access={access} here={here} above={above} manages={manages} name={name} spot={spot} next={next} />
      </Cell>
    </Row>
  );
}
