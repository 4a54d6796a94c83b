import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import { publicId } from '#lib/ids';
import type { PlaceRights } from '#lib/places/rights';
import { Badge } from '../ui/badge.tsx';
import { CopyId } from '../ui/copy-id.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';

type Given = { access: Access; seesAbove: PlaceRights['seesAbove']; lede: React.ReactNode; action?: React.ReactNode };

/** Lineage, name, id to copy, one sentence, one primary action (look.md, Order of a page). */
export async function PlaceHeader({ access, seesAbove, lede, action }: Given) {
  const t = await getTranslations('places');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const above = access.lineage.slice(0, -1);
  return (
    <header className="head">
      <nav className="kick" aria-label={t('lineage')}>
        <ol>
          {access.place.kind === 'customer' && (
            <li>
              <Link href="/customers">{t('customers')}</Link>
            </li>
          )}
          {above.map((place) => (
            <li key={place.id}>
              {seesAbove[place.kind as 'customer' | 'account'] ? (
                <Link href={placePath(place)}>
                  <Glyph name={place.kind} inline />
                  {place.name}
                </Link>
              ) : (
                <span>
                  <Glyph name={place.kind} inline />
                  {place.name}
                </span>
              )}
            </li>
          ))}
          {access.place.kind !== 'customer' && <li>{t(access.place.kind)}</li>}
        </ol>
      </nav>
      <div className="head-row">
        <div>
          <div className="tl">
            <h1 className="title">
              <Glyph name={here.kind} />
              {here.name}
            </h1>
            <CopyId id={publicId(here.kind, here.id)} />
            {access.status !== 'active' && <Badge look={access.status}>{t(`status.${access.status}`)}</Badge>}
          </div>
          <p className="lede">{lede}</p>
        </div>
        {action}
      </div>
    </header>
  );
}
