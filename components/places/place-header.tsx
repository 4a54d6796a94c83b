import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import { publicId } from '#lib/ids';
import { Badge } from '../ui/badge.tsx';
import { CopyId } from '../ui/copy-id.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Link } from '../ui/link.tsx';
import { HeadRow, Lede, Lineage, PageHead, Step } from '../ui/page-head.tsx';

type Given = { access: Access; seesAbove: { customer: boolean; account: boolean }; lede: React.ReactNode; action?: React.ReactNode };

/** Lineage, name, id to copy, one sentence, one primary action (look.md, Order of a page). */
export async function PlaceHeader({ access, seesAbove, lede, action }: Given) {
  const t = await getTranslations('places');
  const here = access.lineage.at(-1) as Access['lineage'][number];
  const above = access.lineage.slice(0, -1);
  return (
    <PageHead>
      <Lineage label={t('lineage')}>
        {access.place.kind === 'customer' && (
          <Step>
            <Link href="/customers">{t('customers')}</Link>
          </Step>
        )}
        {above.map((place) => (
          <Step key={place.id}>
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
          </Step>
        ))}
        {access.place.kind !== 'customer' && <Step>{t(access.place.kind)}</Step>}
      </Lineage>
      <HeadRow action={action}>
        <div className="flex flex-wrap items-baseline gap-x-2">
          <h1 className="flex items-center gap-3">
            <Glyph name={here.kind} size="title" />
            {here.name}
          </h1>
          <CopyId id={publicId(here.kind, here.id)} />
          {access.status !== 'active' && <Badge look={access.status}>{t(`status.${access.status}`)}</Badge>}
        </div>
        <Lede>{lede}</Lede>
      </HeadRow>
    </PageHead>
  );
}
