import { groupsAt, type Permission, presetsAt } from '#lib/access/permissions';
import type { PlaceKind } from '#lib/access/place';
import type { CombGiven, CombWords } from './comb.tsx';
import type { Amount, Tooth } from './comb-teeth.tsx';

type Given = {
  kind: PlaceKind;
  owns: boolean;
  own: readonly Permission[];
  inherited: readonly Permission[];
  inheritedOwner: boolean;
  greyed?: boolean;
};

const amount = (keys: readonly Permission[], held: ReadonlySet<Permission>): Amount => {
  const count = keys.filter((key) => held.has(key)).length;
  return count === 0 ? 'none' : count === keys.length ? 'all' : 'some';
};

/** The words for a set of keys: the largest preset that is wholly in it, and how many keys more. */
export function wordsFor(kind: PlaceKind, keys: readonly Permission[]): Exclude<CombWords, { owner: true }> {
  const fitting = presetsAt(kind).filter((preset) => preset.keys.length > 1 && preset.keys.every((key) => keys.includes(key)));
  const best = fitting.sort((left, right) => right.keys.length - left.keys.length)[0];
  return best
    ? { preset: best.preset, more: keys.length - best.keys.length, count: keys.length }
    : { preset: null, more: 0, count: keys.length };
}

/** One tooth a group of this level: what is held here, and what comes from above. */
export function teethOf(kind: PlaceKind, own: ReadonlySet<Permission>, inherited: ReadonlySet<Permission>): Tooth[] {
  return groupsAt(kind).map(({ group, keys }) => ({ group, own: amount(keys, own), inherited: amount(keys, inherited) }));
}

const amounts: Amount[] = ['none', 'some', 'all'];

/** How much of a group is held, in the word of the catalogue: what comes from above where that is more than one's own. */
export function toothKey({ own, inherited }: Tooth): Amount | 'all_inherited' | 'some_inherited' {
  return inherited !== 'none' && amounts.indexOf(inherited) > amounts.indexOf(own) ? `${inherited}_inherited` : own;
}

/** Everything that the comb of a row shows. */
export function combOf({ kind, owns, own, inherited, inheritedOwner, greyed = false }: Given): CombGiven {
  const every = new Set(groupsAt(kind).flatMap((group) => group.keys));
  const mine = owns ? every : new Set(own);
  const above = inheritedOwner ? every : new Set(inherited);
  const union = [...every].filter((key) => mine.has(key) || above.has(key));
  return { words: owns || inheritedOwner ? { owner: true } : wordsFor(kind, union), teeth: teethOf(kind, mine, above), greyed };
}
