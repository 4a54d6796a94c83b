import { getTranslations } from 'next-intl/server';
import { CombTeeth, type Tooth } from './comb-teeth.tsx';

export type CombGiven = { words: CombWords; teeth: Tooth[]; greyed?: boolean };
export type CombWords = { owner: true } | { preset: string | null; more: number; count: number };

/** The access comb: words first, then one tooth a group of the level, in catalogue order (look.md, Signature). */
export async function Comb({ words, teeth, greyed = false }: CombGiven) {
  const t = await getTranslations('permissions');
  const people = await getTranslations('people');
  const text =
    'owner' in words
      ? people('everything')
      : words.preset
        ? words.more > 0
          ? t('summary', { preset: t(`presets.${words.preset}` as never), more: words.more })
          : t(`presets.${words.preset}` as never)
        : words.count > 0
          ? t('count', { count: words.count })
          : t('none');
  const said = teeth
    .filter((tooth) => tooth.own !== 'none' || tooth.inherited !== 'none')
    .map((tooth) =>
      people(tooth.own !== 'none' ? `tooth.${tooth.own}` : `tooth.${tooth.inherited as 'all'}_inherited`, {
        group: t(`groups.${tooth.group}`),
      }),
    )
    .join(', ');
  return (
    <>
      <span className="l1 plain w">{text}</span>
      <CombTeeth teeth={teeth} greyed={greyed} label={said || t('none')} />
    </>
  );
}
