// What a terminal shows of a running Foyer: one line a mail, and warnings. Everything else goes to a file.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rotatingLog } from './rotating-log.ts';

type LogLine = { level?: number; msg?: string; requestId?: string; err?: { message?: string } };
export type Caught = { mail: number; to: string[] };
export type Terminal = { file: string; follow: (name: string, child: ChildProcess) => void; showMail: (mail: Caught, url: string) => void };

const warning = 40; // pino's number for it

function parsed(line: string): LogLine | undefined {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined; // a word of a library's own
  }
}

// what others chose must not steer a terminal
const plain = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');

/** One line of a warning or an error; undefined for what is only kept. */
export function shown(name: string, line: string): string | undefined {
  const said = parsed(line);
  if (!said || (said.level ?? 0) < warning) return undefined;
  const why = said.err?.message ? `: ${said.err.message}` : '';
  const request = said.requestId ? ` (request ${said.requestId})` : '';
  return plain(`  ! ${name}: ${said.msg ?? 'a warning'}${why}${request}`);
}

/** Follows what the processes say: all of it into the log of `dataDir`, what a person should see to the terminal. */
export function terminalOf(dataDir: string): Terminal {
  const file = join(dataDir, 'foyer.log');
  const log = rotatingLog(file);
  return {
    file,
    follow: (name, child) => {
      if (!child.stdout) return;
      createInterface({ input: child.stdout }).on('line', (line) => {
        log.write(line);
        const sentence = shown(name, line);
        if (sentence) console.log(sentence);
      });
    },
    showMail: ({ mail, to }, url) => console.log(plain(`  Mail to ${to.join(', ')} → ${url}/mailbox/${mail}`)),
  };
}
