import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import type { Permission } from '#lib/access/permissions';
import { publicId } from '#lib/ids';
import type { PlaceNote } from '#lib/landing/landing';
import type { Overview } from '#lib/places/find-overview';
import { Submit } from '../form/submit.tsx';
import { PeopleForm } from '../people/people-form.tsx';
import { buttonLook } from '../ui/button.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Hint } from '../ui/hint.tsx';
import { Notice } from '../ui/notice.tsx';

type Given = {
  access: Access;
  overview: Overview;
  welcome: boolean;
  note: PlaceNote | undefined;
  /** the platform role by which the reader is here */
  role: string | null;
  held: { permission: Permission; from: string | null }[];
};

/** What needs action, then what one may do here, with where it comes from. */
export async function PlaceOverview({ access, overview, welcome, note, role, held }: Given) {
  const t = await getTranslations('places');
  const permissions = await getTranslations('permissions');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const people = await getTranslations('people.landed');
  return (
    <>
      {note && (
        <div className="px-gutter pt-4">
          <Notice tone="ok">
            {note.did === 'resend'
              ? people('resend', { person: note.who })
              : t(note.known ? 'created_known' : 'created_new', { name: note.name, owner: note.owner })}
          </Notice>
        </div>
      )}
      {overview.ownerStatus === 'invited' && (
        <div className="px-gutter pt-4">
          <Notice tone="info">
            <b>{t('owner_not_signed_in')}</b>
            <p>{t('owner_not_signed_in_body', { owner: here.ownerName || t('owner_unnamed') })}</p>
            {overview.ownerInvitation && (
              <PeopleForm place={publicId(here.kind, here.id)} at="overview">
                <div className="mt-2">
                  <Submit look="plain" small name="do" value={`resend ${publicId('invitation', overview.ownerInvitation.id)}`}>
                    {t('resend_owner')}
                  </Submit>
                </div>
              </PeopleForm>
            )}
          </Notice>
        </div>
      )}
      {welcome && (
        <div className="px-gutter pt-4">
          <Notice tone="ok">{t('welcome', { name: here.name })}</Notice>
        </div>
      )}
      {overview.url && access.status === 'active' && (
        <p className="px-gutter pt-4">
          <a className={buttonLook({ look: 'go' })} href={overview.url} rel="noopener">
            {t('open_room')}
          </a>
          {overview.isPublic && <Hint> {t('public_room')}</Hint>}
        </p>
      )}
      <section className="px-gutter pt-2 pb-6" aria-labelledby="mine">
        <h2 className="max-w-[80ch] pt-4 pb-1 phone:pt-5 font-medium text-balance" id="mine">
          {t('your_access')}
        </h2>
        {access.owns ? (
          <p>{t('your_access_owner')}</p>
        ) : (
          <>
            {role && <p>{t('your_access_role', { role })}</p>}
            {held.length > 0 ? (
              <ul className="mt-2">
                {held.map(({ permission, from }) => (
                  <li key={permission} className="flex flex-wrap gap-2 py-0.5 text-sm">
                    <Glyph name="check" className="mt-0.5" />
                    <span>{permissions(`keys.${permission.replace('.', '_')}` as 'keys.rooms_view')}</span>
                    {from && <span className="text-ink-3">{t('from_place', { name: from })}</span>}
                  </li>
                ))}
              </ul>
            ) : (
              !role && <p>{t('your_access_none', { owner: here.ownerName })}</p>
            )}
          </>
        )}
      </section>
    </>
  );
}
