import { type Fields, fieldsOf } from './form.ts';
import type { MessageKey } from './i18n/message-key.ts';

export type ErrorCode =
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'not_found'
  | 'expired'
  | 'stale'
  | 'rate_limited'
  | 'busy'
  | 'signed_out'
  | 'unexpected';

export type MessageValues = Record<string, string | number | Date>;
export type TypedValues = Fields;

// whole words, so that a postal_code or a country_code comes back
const secret = /^(?:[a-z_]*_)?(?:passwords?|passphrase|tokens?|secrets?|otp|pin)$|^(?:(?:recovery|one_time|backup|verification)_)?codes?$/i;

/** What was typed, for a form that must be filled again; never a secret, nor Next's own fields. */
export function typedValues(form: FormData): TypedValues {
  return Object.fromEntries(Object.entries(fieldsOf(form)).filter(([name]) => !secret.test(name)));
}

/** What a form gets back: either the verb's result, or why not, at which fields, with what was typed (house.md, Answers). */
export type ActionResult<T = void> =
  | { ok: true; data: T /** where the form stays and is filled in */; values?: TypedValues }
  | {
      ok: false;
      /** `reason` is the key of the sentence, for a form that offers another way out of one refusal */
      error: { code: ErrorCode; reason: string; message: string; fields: Record<string, string> };
      values?: TypedValues;
    };

/** A refusal that the person can understand: `key` is a key of the message catalogue, `field` the control it belongs to. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly key: MessageKey;
  readonly values: MessageValues | undefined;
  readonly field: string | undefined;
  /** in seconds, of what may be tried again later */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, key: MessageKey, values?: MessageValues, field?: string, retryAfter?: number) {
    super(`${code}: ${key}`);
    this.name = 'DomainError';
    this.code = code;
    this.key = key;
    this.values = values;
    this.field = field;
    this.retryAfter = retryAfter;
  }
}

/** Too often: `key` is a sentence with `{wait}` in `{unit}`s, minutes, or hours where there are many. */
export function rateLimited(key: MessageKey, seconds: number, values?: MessageValues, field?: string): DomainError {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes > 90 ? { unit: 'hours', wait: Math.ceil(minutes / 60) } : { unit: 'minutes', wait: minutes };
  return new DomainError('rate_limited', key, { ...values, ...wait }, field, seconds);
}

/** Nothing there, or nothing that this person may see: the two never differ. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'errors.not_found');
}

const address = /^foyer is at (\S+)$/;

/** What the door tells a form that was opened at another address than Foyer's own. */
export function atAddress(url: string): string {
  return `foyer is at ${url}`;
}

/** Foyer's own address, where the door told it; undefined for every other failure. */
export function addressIn(text: string): string | undefined {
  return text.match(address)?.[1];
}
