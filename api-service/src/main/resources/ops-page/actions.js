/** Who changed what by hand, and why. */

import { get } from './api.js';
import { h, table } from './dom.js';
import { at } from './format.js';

export async function actions() {
  const page = await get('/ops/actions', { limit: 200 });
  return [h('article', {},
    h('h1', {}, 'Actions'),
    table('What was changed by hand, the newest first', [
      { head: 'at', cell: (action) => at(action.at) },
      { head: 'who', cell: (action) => `${action.actor} (${action.role})` },
      { head: 'did', cell: (action) => action.action },
      { head: 'to', cell: (action) => action.target },
      { head: 'because', cell: (action) => action.reason },
    ], page.items, 'Nobody has changed anything.'))];
}
