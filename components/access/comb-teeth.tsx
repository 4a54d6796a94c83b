import { cva } from 'class-variance-authority';
import type { PermissionGroup } from '#lib/access/permissions';

export type Amount = 'all' | 'some' | 'none';
export type Tooth = { group: PermissionGroup; own: Amount; inherited: Amount };

const pitch = 8;
const gap = 4;
// the clusters of the catalogue: money and profile, what is run, who and what happened
const clusterStarts: PermissionGroup[] = ['accounts', 'statistics', 'developers'];

const combLook = cva('h-4 overflow-visible', {
  variants: {
    /** of an access that counts no more */
    greyed: { true: 'text-line-strong forced-colors:text-[GrayText]', false: 'text-ink-2 forced-colors:text-[CanvasText]' },
  },
});

type Given = {
  teeth: Tooth[];
  greyed: boolean;
  label: string;
  /** what each tooth says under the pointer */
  titles?: string[];
};

/** Solid is one's own, hollow comes from elsewhere, a core in a ring is both; all, some and none by height. */
export function CombTeeth({ teeth, greyed, label, titles }: Given) {
  const places = teeth.map(
    (_tooth, at) => at * pitch + gap * teeth.slice(1, at + 1).filter((one) => clusterStarts.includes(one.group)).length,
  );
  const width = (places.at(-1) ?? 0) + 5;
  return (
    <svg
      className={combLook({ greyed })}
      data-greyed={greyed}
      role="img"
      aria-label={label}
      width={width}
      height={16}
      viewBox={`0 0 ${width} 16`}
    >
      {teeth.map((tooth, at) => {
        const x = places[at] as number;
        const height = (amount: Amount) => (amount === 'all' ? 16 : 8);
        const { own, inherited } = tooth;
        const ring = Math.max(height(inherited), own === 'none' ? 0 : height(own));
        return (
          <g key={tooth.group}>
            {titles && (
              <>
                <title>{titles[at]}</title>
                <rect x={x - 1.5} y={0} width={pitch} height={16} fill="none" pointerEvents="all" />
              </>
            )}
            {inherited !== 'none' ? (
              <>
                <rect
                  data-held="above"
                  x={x + 0.6}
                  y={16 - ring + 0.6}
                  width={3.8}
                  height={ring - 1.2}
                  rx={1}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth={1.2}
                />
                {own !== 'none' && (
                  <rect data-held="own" fill="currentColor" x={x + 1.8} y={16 - height(own) + 2} width={1.4} height={height(own) - 4} />
                )}
              </>
            ) : own === 'none' ? (
              <rect data-held="none" className="fill-line-strong forced-colors:fill-[GrayText]" x={x} y={14} width={5} height={2} />
            ) : (
              <rect data-held="own" fill="currentColor" x={x} y={16 - height(own)} width={5} height={height(own)} rx={1} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
