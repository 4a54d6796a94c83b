import { Mark } from '../ui/glyph.tsx';
import { Choices } from './choices.tsx';

/** A public page: the letter lies on the canvas, the one form on the sheet. */
export function PublicFrame({ appName, letter, children }: { appName: string; letter: React.ReactNode; children: React.ReactNode }) {
  return (
    <main className="pub" id="main">
      <div className="letter">
        <p className="mark flush">
          <Mark />
          {appName}
        </p>
        <div className="in-l">{letter}</div>
      </div>
      <div className="side">
        <div className="in-s">{children}</div>
        <div className="pub-end">
          <Choices />
        </div>
      </div>
    </main>
  );
}
