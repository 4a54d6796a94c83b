import type { PermissionGroup } from '#lib/access/permissions';

export type Amount = 'all' | 'some' | 'none';
export type Tooth = { group: PermissionGroup; own: Amount; inherited: Amount };

const pitch = 8;
const gap = 4;
// the clusters of the catalogue: money and profile, what is run, who and what happened
const clusterStarts: PermissionGroup[] = ['accounts', 'statistics', 'developers'];

type Given = {
  teeth: Tooth[];
  greyed: boolean;
  label: string;
  tall?: boolean /** what each tooth says under the pointer */;
  titles?: string[];
};

/** Solid is one's own, hollow comes from elsewhere, a core in a ring is both; all, some and none by height. */
export function CombTeeth({ teeth, greyed, label, titles, tall = false }: Given) {
  const places = teeth.map(
    (_tooth, at) => at * pitch + gap * teeth.slice(1, at + 1).filter((one) => clusterStarts.includes(one.group)).length,
  );
  const width = (places.at(-1) ?? 0) + 5;
  return (
    <svg
      className={`comb ${tall ? 'mid' : ''} ${greyed ? 'out' : ''}`}
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
                <rect className="hit" x={x - 1.5} y={0} width={pitch} height={16} />
              </>
            )}
            {inherited !== 'none' ? (
              <>
                <rect className="up" x={x + 0.6} y={16 - ring + 0.6} width={3.8} height={ring - 1.2} rx={1} />
                {own !== 'none' && <rect className="on" x={x + 1.8} y={16 - height(own) + 2} width={1.4} height={height(own) - 4} />}
              </>
            ) : own === 'none' ? (
              <rect className="no" x={x} y={14} width={5} height={2} />
            ) : (
              <rect className="on" x={x} y={16 - height(own)} width={5} height={height(own)} rx={1} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
