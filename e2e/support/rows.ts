import { type PlaceKind, placePath } from '../../lib/access/place.ts';
import { publicId } from '../../lib/ids.ts';
import { type Asker, standing, type World } from './matrix.ts';

export type Expected = 'yes' | 'locked' | 'gone' | 'out';
export type Row = { route: string; path: (world: World) => string; mark: RegExp; expected: (asker: Asker) => Expected };

export const kinds: PlaceKind[] = ['customer', 'account', 'room'];
const seen = (asker: Asker, yes: boolean, otherwise: Expected = 'gone'): Expected => (!asker.in ? 'out' : yes ? 'yes' : otherwise);

function rowsOf(kind: PlaceKind): Row[] {
  const base = '/[level]/[place]';
  const at = (world: World) => placePath(world[kind]);
  const people = { route: `${base}/people`, path: (world: World) => `${at(world)}/people` };
  return [
    { route: base, path: at, mark: /id="mine"/, expected: (asker) => seen(asker, standing(asker, kind).sees) },
    {
      ...people,
      mark: /<table/,
      expected: (asker) => seen(asker, standing(asker, kind).may('people.view'), standing(asker, kind).sees ? 'locked' : 'gone'),
    },
    ...['associate', '(.)associate'].map((name) => ({
      route: `${people.route}/${name}`,
      path: (world: World) => `${at(world)}/people/associate`,
      mark: /name="send_invite"/,
      expected: (asker: Asker) => seen(asker, standing(asker, kind).manages, standing(asker, kind).sees ? 'locked' : 'gone'),
    })),
    ...['remove', '(.)remove'].map((name) => ({
      route: `${people.route}/${name}/[association]`,
      path: (world: World) => `${at(world)}/people/remove/${publicId('association', world.removable[kind])}`,
      mark: /name="association"/,
      expected: (asker: Asker) => seen(asker, standing(asker, kind).manages),
    })),
    ...['cancel', '(.)cancel'].map((name) => ({
      route: `${people.route}/${name}/[invitation]`,
      path: (world: World) => `${at(world)}/people/cancel/${publicId('invitation', world.pending[kind])}`,
      mark: /value="cancel inv_/,
      expected: (asker: Asker) => seen(asker, standing(asker, kind).manages),
    })),
  ];
}

/** Every page that the build has, with what each asker of the matrix must find there. */
export const rows: Row[] = [
  ...kinds.flatMap(rowsOf),
  {
    route: '/[level]/[place]/accounts',
    path: (world) => `${placePath(world.customer)}/accounts`,
    mark: /<table/,
    expected: (asker) => seen(asker, standing(asker, 'customer').may('accounts.view')),
  },
  {
    route: '/[level]/[place]/rooms',
    path: (world) => `${placePath(world.customer)}/rooms`,
    mark: /<table/,
    expected: (asker) => seen(asker, standing(asker, 'customer').may('rooms.view')),
  },
  {
    route: '/[level]/[place]/rooms',
    path: (world) => `${placePath(world.account)}/rooms`,
    mark: /<table/,
    expected: (asker) => seen(asker, standing(asker, 'account').may('rooms.view')),
  },
  {
    route: '/customers/new',
    path: () => '/customers/new',
    mark: /name="customer_type"/,
    expected: (asker) => seen(asker, asker.admin === 'all', asker.admin === 'read' ? 'locked' : 'gone'),
  },
  { route: '/customers', path: () => '/customers', mark: /<h1/, expected: (asker) => seen(asker, true) },
  { route: '/', path: () => '/?view=mine', mark: /<h1/, expected: (asker) => seen(asker, true) },
];
/** What answers everybody alike, and what is asked by its own test below. */
export const apart = [
  '/sign-in',
  '/invitations/[token]',
  '/api/health/live',
  '/api/health/ready',
  '/_not-found',
  '/_global-error',
  '/[level]/[place]/people/candidates',
];
export const actions = {
  asked: [
    'associateUserAction',
    'replacePendingAction',
    'resendToAction',
    'findPeopleAction',
    'copyPermissionsAction',
    'takePresetAction',
    'peopleAction',
    'removeAssociationAction',
    'createCustomerAction',
  ],
  ofOneself: [
    'signInAction',
    'signOutAction',
    'choosePreferenceAction',
    'learnPreferencesAction',
    'answerInvitationAction',
    'acceptAction',
    'acceptNewAction',
    'declineAction',
    'continueAction',
    'askAgainAction',
    'signInHereAction',
    'signOutHereAction',
  ],
};
