import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Begun, Process } from './life.ts';

// the boot and the namespace in which a process has its number; elsewhere only the beat tells who lives
function machine(): string | null {
  try {
    if (process.platform === 'linux')
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
  return process.platform === 'darwin' ? hostname() : null;
}

/** This very process, as others of its machine find it. */
export function thisProcess(begunAt: Begun): Process {
  return { machine: machine(), pid: process.pid, begun: begunAt(process.pid) ?? null };
}
