import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

export type RotatingLog = { write: (line: string) => void; close: () => void };

/** A file of lines that never grows beyond `most` bytes: then it becomes `<file>.1`, in place of the one before. */
export function rotatingLog(file: string, most = 10 * 1024 * 1024): RotatingLog {
  let open = openSync(file, 'a', 0o600);
  let size = fstatSync(open).size;
  return {
    write: (line) => {
      const bytes = Buffer.from(`${line}\n`);
      if (size > 0 && size + bytes.length > most) {
        closeSync(open);
        renameSync(file, `${file}.1`);
        open = openSync(file, 'a', 0o600);
        size = 0;
      }
      size += writeSync(open, bytes);
    },
    close: () => closeSync(open),
  };
}
