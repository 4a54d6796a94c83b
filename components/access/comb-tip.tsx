'use client';
import { useId } from 'react';
import { CombTeeth, type Tooth } from './comb-teeth.tsx';

/**
 * The teeth as a button that tells them one by one: under the pointer each names its group; pressed, by keyboard or finger,
 * all of them stand in a list, without script too.
 */
export function CombTip({ teeth, greyed, said, label }: { teeth: Tooth[]; greyed: boolean; said: string[]; label: string }) {
  const id = useId();
  return (
    <>
      <button type="button" className="comb-b" popoverTarget={id}>
        <CombTeeth teeth={teeth} greyed={greyed} label={label} titles={said} />
      </button>
      <div id={id} popover="auto" className="comb-tip">
        <ul>
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
