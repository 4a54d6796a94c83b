/** Where the demo world's chance begins. */
export const demoStart = 20261126;

/** The same numbers every time: a demo world that changes would hide what changed. */
export type Chance = {
  next(): number;
  below(most: number): number;
  pick<T>(list: readonly T[]): T;
  some<T>(list: readonly T[], count: number): T[];
  id(at: number): string;
  daytime(at: number): number;
};

/** mulberry32 with the helpers that a world needs; `id` makes a UUIDv7 of a moment in milliseconds, `daytime` a moment of a day's working hours. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most: number) => Math.floor(next() * most);
  const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  return {
    next,
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    some: (list, count) => {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0] as (typeof list)[number]);
    },
    daytime: (at) => at + 8 * 3_600_000 + below(11 * 3_600_000),
    id: (at) => {
      const time = Math.floor(at).toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[below(4)]}${hex(3)}-${hex(12)}`;
    },
  };
}
