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
      <button
        type="button"
        className="-my-0.5 block min-h-6 min-w-6 cursor-help rounded-xs py-0.5 phone:justify-self-end phone:[grid-area:2/2]"
        popoverTarget={id}
      >
        <CombTeeth teeth={teeth} greyed={greyed} label={label} titles={said} />
      </button>
      <div
        id={id}
        popover="auto"
        className="inset-auto my-1 rounded-md border border-line-strong bg-raised px-3 py-2 text-ink text-sm [position-area:block-end_span-inline-end] [position-try-fallbacks:flip-inline,flip-block,flip-inline_flip-block] not-supports-[position-area:block-end]:inset-0 not-supports-[position-area:block-end]:m-auto"
      >
        <ul>
          {said.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
