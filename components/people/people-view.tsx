import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import type { ShownLink } from '#lib/invitations/find-shown-links';
import type { PeopleNote } from '#lib/landing/landing';
import type { Spot } from '#lib/landing/schema';
import type { PeoplePage } from '#lib/people/list-people';
import type { PlaceRights } from '#lib/places/rights';
import { Pager } from '../table/pager.tsx';
import { SearchForm } from '../table/search-form.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Link } from '../ui/link.tsx';
import { Locked } from '../ui/locked.tsx';
import { StateLine } from '../ui/state-line.tsx';
import { Landed } from './landed.tsx';
import { PeopleTable } from './people-table.tsx';

type Given = {
  access: Access;
  rights: PlaceRights;
  page: PeoplePage;
  spot: Spot;
  note: PeopleNote | undefined;
  sealed: string | undefined;
  links: ShownLink[];
  previous: string | null;
  next: string | null;
};

/** A People tab: the sentence that carries the state, search, the table, its pages. */
export async function PeopleView({ access, rights, page, spot, note, sealed, links, previous, next }: Given) {
  const { open } = rights;
  const manages = rights.manages !== undefined;
  const t = await getTranslations('people');
  const table = await getTranslations('table');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const path = `${placePath(here)}/people`;
  const { members, pending, failed } = page.counts;
  return (
    <>
      <Landed note={note} sealed={sealed} links={links} fromNew={note?.did === 'associated' && spot.from !== undefined} start={path} />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pe-gutter [&>*]:min-w-0">
        <StateLine>
          {t('stand.members', { count: members })}{' '}
          <span>{[t('stand.pending', { count: pending }), t('stand.failed', { count: failed })].filter(Boolean).join(' ')}</span>
        </StateLine>
        <div className="flex phone:ms-4 phone:w-full">
          {manages && open ? (
            <Link className={buttonLook({ look: 'go', className: 'phone:w-full' })} href={`${path}/associate`} scroll={false}>
              {t('associate')}
            </Link>
          ) : (
            <Locked
              id="associate-locked"
              label={t('associate')}
              reason={manages ? t('locked_closed', { name: here.name, status: access.status }) : t('locked', { owner: here.ownerName })}
            />
          )}
        </div>
      </div>
      <SearchForm
        path={path}
        q={spot.q ?? ''}
        label={t('search_label')}
        placeholder={rights.seesAddresses ? t('search') : t('search_names')}
        choices={[]}
        hidden={{}}
        apply={table('apply')}
      />
      {page.rows.length > 0 ? (
        <PeopleTable rows={page.rows} access={access} rights={rights} spot={spot} />
      ) : (
        <Empty title={t('empty')}>{t('empty_next')}</Empty>
      )}
      <Pager previous={previous} next={next} />
    </>
  );
}
