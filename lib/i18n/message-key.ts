import type { namespaces } from './namespaces.ts';

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

/** A key of the catalogue, such as `form.errors.invalid`. */
export type MessageKey = Leaves<(typeof namespaces)['en']>;
