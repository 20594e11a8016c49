/** Dead letters by cause, and one by one; the beginning of a replay. */

import { get, post } from './api.js';
import { h, notice, table } from './dom.js';
import { ago, at, count, words } from './format.js';

const FILTERS = ['event_id', 'fingerprint', 'error_code', 'user_id', 'state'];
const PAGE = 100;

export async function deadLetters(query) {
  const filter = Object.fromEntries(FILTERS.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  const [groups, page, stats] = await Promise.all([
    get('/ops/dead-letters/groups', filter),
    get('/ops/dead-letters', { ...filter, limit: PAGE, cursor: query.get('cursor') }),
    get('/ops/dead-letters/stats'),
  ]);
  return [h('article', {},
    h('h1', {}, 'Dead letters'),
    h('p', { class: 'lead' }, summary(stats)),
    filterBar(filter),
    groupTable(groups.items),
    planForm(filter, groups.total),
    letterTable(page.items),
    page.next ? h('p', {}, h('a', { href: hashOf({ ...filter, cursor: page.next }) }, 'Older ones')) : null)];
}

function summary(stats) {
  const missing = stats.queue.rows_without_copy;
  const unknown = stats.queue.unknown_messages;
  return [
    `${count(stats.open)} open, ${count(stats.archived)} archived, ${count(stats.replayed)} replayed.`,
    missing ? ` ${count(missing)} have no copy in the queue yet.` : '',
    unknown ? ` ${count(unknown)} messages in the queue are not known yet.` : '',
  ].join('');
}

function filterBar(filter) {
  const states = ['OPEN', 'ARCHIVED', 'REPLAYED', 'PURGED', 'ALL'];
  return h('form', { class: 'bar', onsubmit: (submitted) => {
    submitted.preventDefault();
    location.hash = hashOf(Object.fromEntries(new FormData(submitted.target)));
  } },
  h('label', {}, 'Error', h('input', { name: 'error_code', value: filter.error_code ?? '' })),
  h('label', {}, 'Fingerprint', h('input', { name: 'fingerprint', value: filter.fingerprint ?? '' })),
  h('label', {}, 'User', h('input', { name: 'user_id', value: filter.user_id ?? '' })),
  h('label', {}, 'Event', h('input', { name: 'event_id', inputmode: 'numeric', value: filter.event_id ?? '' })),
  h('label', {}, 'State', h('select', { name: 'state' }, states.map((state) =>
    h('option', { value: state, selected: state === (filter.state ?? 'OPEN') }, words(state))))),
  h('button', {}, 'Filter'),
  h('a', { href: '#/dead-letters' }, 'Show all'));
}

function groupTable(groups) {
  return table('By cause', [
    { head: 'dead', number: true, cell: (group) => count(group.count) },
    { head: 'users', number: true, cell: (group) => count(group.users) },
    { head: 'error', cell: (group) => group.error_code },
    { head: 'fingerprint', cell: (group) =>
      h('a', { href: hashOf({ fingerprint: group.fingerprint }) }, group.fingerprint) },
    { head: 'newest', cell: (group) => ago(group.newest_died_at) },
    { head: 'oldest', cell: (group) => ago(group.oldest_died_at) },
    { head: 'example', cell: (group) => (group.example_event_id
      ? h('a', { href: `#/events/${group.example_event_id}` }, String(group.example_event_id)) : 'unreadable') },
  ], groups, 'No dead letters. All is well.');
}

/** The plan freezes exactly what the filter matches now; nothing is replayed by making it. */
function planForm(filter, total) {
  if (!total || (filter.state && filter.state !== 'OPEN')) return null;
  const narrow = { ...filter };
  delete narrow.state;
  const whole = Object.keys(narrow).length === 0;
  return h('form', { class: 'card', onsubmit: async (submitted) => {
    submitted.preventDefault();
    await post('/ops/replays', { filter: whole ? { all: true } : listed(narrow) }).then(
      (plan) => { location.hash = `#/replays/${plan.replay_id}`; },
      (problem) => notice(problem.message, 'bad'));
  } },
  h('h2', {}, 'Replay'),
  h('p', {}, `A plan freezes ${whole ? `all ${count(total)} open dead letters` : `the ${count(total)} shown above`}. You see its causes and its duration before anything happens.`),
  h('button', {}, 'Plan a replay'));
}

function listed(filter) {
  return filter.event_id ? { ...filter, event_id: [Number(filter.event_id)] } : filter;
}

function letterTable(letters) {
  return table('One by one, the newest first', [
    { head: 'event', cell: (letter) => (letter.event_id
      ? h('a', { href: `#/events/${letter.event_id}` }, String(letter.event_id)) : 'unreadable') },
    { head: 'user', cell: (letter) => letter.user_id },
    { head: 'error', cell: (letter) => [letter.error_code, letter.error_details].filter(Boolean).join(': ') },
    { head: 'attempts', number: true, cell: (letter) => count(letter.attempts) },
    { head: 'died', cell: (letter) => at(letter.died_at) },
    { head: 'state', cell: (letter) => (letter.replay_id
      ? [`${words(letter.state)} in `, h('a', { href: `#/replays/${letter.replay_id}` }, String(letter.replay_id))]
      : words(letter.state)) },
    { head: 'in the queue', cell: (letter) => words(letter.copy) },
  ], letters, 'None.');
}

function hashOf(parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));
  return query.size ? `#/dead-letters?${query}` : '#/dead-letters';
}
