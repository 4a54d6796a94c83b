import { getTranslations } from 'next-intl/server';
import { toothKey } from './comb-groups.tsx';
import type { Tooth } from './comb-teeth.tsx';
import { CombTip } from './comb-tip.tsx';

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
  const said = teeth.map((tooth) => people(`tooth.${toothKey(tooth)}`, { group: t(`groups.${tooth.group}`) }));
  const held = said.filter((_one, at) => teeth[at]?.own !== 'none' || teeth[at]?.inherited !== 'none');
  return (
    <>
      <span className="block text-ink text-sm wrap-anywhere phone:text-ink-2 phone:[grid-area:2/1] phone:in-[tr:has([data-mixed])]:ps-8">
        {text}
      </span>
      <CombTip teeth={teeth} greyed={greyed} said={said} label={held.join(', ') || t('none')} />
    </>
  );
}
