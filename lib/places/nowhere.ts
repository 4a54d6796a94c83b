import { levelWords, type PlaceKind } from '../access/place.ts';
import { tabsOf } from './tabs.ts';

const kinds = Object.keys(levelWords) as PlaceKind[];

// of `[level]/[place]/accounts`: the words of the levels that have accounts
function wordsOf(page: string): string {
  const tab = page.split('/')[2];
  const having = tab === undefined ? kinds : kinds.filter((kind) => (tabsOf[kind] as readonly string[]).includes(tab));
  if (having.length === 0) throw new Error(`${page}: say in lib/places/tabs.ts which levels have this tab`);
  return having.map((kind) => levelWords[kind]).join('|');
}

function addressOf(page: string): string {
  return page
    .replace(/^\[level\]/, () => `(?:${wordsOf(page)})`)
    .replace(/\/\[\[[^/]+/g, '(?:/.+)?')
    .replace(/\[\.[^/]+/g, '.+')
    .replace(/\[[^/]+/g, '[^/]+');
}

/**
 * Where nothing is, as a source of Next's rewrites: every address of two parts or more that is none of the pages', nor in one
 * of the folders of public files. Next itself takes any word for a `[level]`, and would ask who is signed in before it said so.
 * Pages come as their files below `app/`; throws for a folder of a place that is no tab.
 */
export function nowhere(files: string[], folders: string[]): string {
  const pages = files
    .map((file) => file.replaceAll('\\', '/'))
    // what lies over a page has that page's address
    .filter((file) => /\/(page|route)\.tsx?$/.test(file) && !file.includes('(.'))
    .map((file) => file.replace(/(\(\w+\)|@\w+)\//g, '').replace(/\/?(page|route)\.tsx?$/, ''));
  const known = new Set([...pages.filter((page) => page !== '').map(addressOf), ...['_next', ...folders].map((folder) => `${folder}/.+`)]);
  // Next compares without regard to case, its pages with it
  return `/((?!(?-i:${[...known].join('|')})$).+/.+)`;
}
