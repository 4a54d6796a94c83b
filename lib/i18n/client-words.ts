/** What the browser gets of the catalogue: by layout, and by page what its layouts have not sent. Written by `npm run generate`. */
export const clientWords = {
  '/': ['errors.unsent', 'form', 'home'],
  '/[level]/[place]': ['errors.unsent', 'form'],
  '/[level]/[place]/people': ['errors.unsent', 'form', 'people.shown_link'],
  '/[level]/[place]/people/associate': ['associations.dialog', 'errors.unsent', 'form', 'people.tooth', 'permissions'],
  '/[level]/[place]/people/cancel/[invitation]': ['errors.unsent', 'form', 'people.cancel'],
  '/[level]/[place]/people/remove/[association]': ['errors.unsent', 'form', 'people.remove'],
  '/customers/new': ['customers.create', 'customers.errors.address', 'errors.not_found', 'errors.unsent', 'form'],
  '/invitations/[token]': ['accept.code', 'accept.create', 'accept.decline', 'auth', 'errors.unsent', 'form'],
  '/sign-in': ['auth', 'errors.unsent', 'form'],
  layout: ['ui'],
} as const;
