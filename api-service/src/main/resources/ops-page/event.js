/** Where one event is, why, and everything that happened to it. */

import { get } from './api.js';
import { facts, h, table } from './dom.js';
import { ago, at, decimal, seconds, words } from './format.js';

export async function event(id) {
  const found = await get(`/events/${id}`);
  return [h('article', {},
    h('h1', {}, `Event ${found.event_id}`),
    h('p', { class: 'lead' }, found.explanation),
    found.status === 'FAILED'
      ? h('p', {}, h('a', { href: `#/dead-letters?event_id=${found.event_id}` }, 'Its dead letter'))
      : null,
    facts([
      ['status', words(found.status)],
      ['conversation', found.conversation_id],
      ['posted as', found.original_conversation_id],
      ['user', found.user_id],
      ['bot', [found.bot_type, found.bot_id].filter(Boolean).join(' · ')],
      ['accepted', at(found.created_at)],
      ['attempts', String(found.attempt_count)],
      ['next attempt', found.next_attempt_at && `${at(found.next_attempt_at)} (${ago(found.next_attempt_at)})`],
      ['score', found.friendship_score_change === null ? null : `+${decimal(found.friendship_score_change)}`],
      ['error', found.error_code && [found.error_code, found.error_details].filter(Boolean).join(': ')],
    ]),
    timeline(found.timeline),
    found.score_calculation_details ? details(found.score_calculation_details) : null)];
}

/** The events of a conversation id, as posted or as stored. */
export async function find(conversation) {
  const page = await get('/events', { conversation_id: conversation });
  if (page.events.length === 1) return event(page.events[0].event_id);
  return [h('article', {},
    h('h1', {}, 'Found'),
    table(`Events of ${conversation}`, [
      { head: 'event', cell: (each) => h('a', { href: `#/events/${each.event_id}` }, String(each.event_id)) },
      { head: 'status', cell: (each) => words(each.status) },
      { head: 'user', cell: (each) => each.user_id },
      { head: 'accepted', cell: (each) => at(each.created_at) },
      { head: 'where it is', cell: (each) => each.explanation },
    ], page.events, 'No event has this conversation id.'))];
}

export function timeline(entries) {
  return h('section', {},
    h('h2', {}, 'Timeline'),
    h('ol', { class: 'timeline' }, entries.map((entry) => h('li', { class: entry.error_code ? 'bad' : null },
      h('time', { datetime: entry.at }, at(entry.at)),
      h('p', {},
        h('strong', {}, words(entry.what)),
        entry.attempt ? ` (attempt ${entry.attempt})` : '',
        entry.worker ? ` by ${entry.worker}` : '',
        entry.duration_ms ? ` after ${seconds(entry.duration_ms / 1000)}` : '',
        entry.error_code ? `: ${entry.error_code}` : '',
        entry.detail ? h('span', { class: 'quiet' }, ` ${entry.detail}`) : '')))));
}

function details(calculation) {
  return h('section', {},
    h('h2', {}, 'How the score came about'),
    facts(Object.entries(calculation).map(([name, value]) =>
      [words(name), typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)])));
}
