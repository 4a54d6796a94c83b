import { Mark } from '../ui/glyph.tsx';
import { Choices } from './choices.tsx';

/** What a letter says under its title. */
export const letterSays = 'mt-4 text-ink-2 text-pretty [&>b]:text-ink';

/** Its small print: until when. A whole moment with its zone is longer than a phone is wide. */
export const letterFacts = 'mt-6 border-line border-t pt-4 text-base text-ink-2 text-pretty [&_b]:text-ink [&_time]:whitespace-normal';

/** A public page: the letter lies on the canvas, the one form on the sheet, all of it larger. */
export function PublicFrame({ appName, letter, children }: { appName: string; letter: React.ReactNode; children: React.ReactNode }) {
  return (
    <main id="main" data-roomy="" className="grid min-h-screen grid-cols-2 text-md wrap-anywhere phone:flex phone:flex-col">
      <div className="flex min-w-0 flex-col py-8 ps-[clamp(48px,7vw,112px)] pe-12 phone:px-5 phone:pt-4 phone:pb-6">
        <p className="flex items-center gap-3 font-bold text-md">
          <Mark />
          {appName}
        </p>
        <div className="mt-[clamp(48px,11vh,112px)] flex max-w-120 flex-1 flex-col phone:mt-7 not-phone:[&>h1:first-child]:mt-9">
          {letter}
        </div>
      </div>
      <div className="mt-2 flex min-w-0 flex-col rounded-ss-xl border-line border-s border-t bg-sheet pt-6 pb-8 ps-16 pe-[clamp(48px,7vw,112px)] phone:mt-0 phone:flex-1 phone:rounded-se-xl phone:border-s-0 phone:px-5 phone:pt-7 phone:pb-6">
        <div className="mt-[calc(clamp(48px,11vh,112px)+61px)] mb-auto flex w-full max-w-100 flex-col gap-5 phone:mt-0 phone:max-w-none">
          {children}
        </div>
        <div className="flex max-w-100 flex-wrap items-center gap-4 pt-8 text-base text-ink-3">
          <Choices />
        </div>
      </div>
    </main>
  );
}
