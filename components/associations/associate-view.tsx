import { getTranslations } from 'next-intl/server';
import type { Access } from '#lib/access/find-access';
import { placePath } from '#lib/access/place';
import type { DialogData } from '#lib/associations/find-dialog-data';
import { publicId } from '#lib/ids';
import type { PlaceRights } from '#lib/places/rights';
import { Empty } from '../ui/empty.tsx';
import { DialogFrame } from './dialog-frame.tsx';

type Given = { access: Access; rights: PlaceRights; data: DialogData | undefined };

/** The dialog for who may act, and the reason for who may not. */
export async function AssociateView({ access, rights, data }: Given) {
  const t = await getTranslations('associations.dialog');
  const locked = await getTranslations('associations');
  const people = await getTranslations('people');
  const { manages: capacity, open } = rights;
  const here = access.lineage.at(-1) as Access['lineage'][number];
  if (!capacity || !data)
    return (
      <Empty title={locked('locked_title')}>
        {capacity && !open
          ? people('locked_closed', { name: here.name, status: access.status })
          : people('locked', { owner: here.ownerName })}
      </Empty>
    );
  const above = access.lineage.at(-2)?.name ?? '';
  return (
    <DialogFrame
      lede={t(`lede.${here.kind}`, { name: here.name, above })}
      place={{ id: publicId(here.kind, here.id), kind: here.kind, name: here.name, people: `${placePath(here)}/people` }}
      capacity={capacity}
      language={data.language}
      sources={data.sources}
    />
  );
}
