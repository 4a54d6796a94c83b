import type { Spot } from '#lib/landing/schema';

/** Where one stands on the list, carried by its forms. */
export function SpotFields({ spot }: { spot: Spot }) {
  return Object.entries(spot).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />);
}
