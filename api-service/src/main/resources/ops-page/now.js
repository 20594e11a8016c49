/** What goes on now: numbers, plots, queues, workers. */

import { get, post } from './api.js';
import { facts, h, notice, table } from './dom.js';
import { ago, at, count, decimal, seconds, words } from './format.js';
import { plot } from './plot.js';
import { repeat } from './repeat.js';

const EVERY_MS = 5000;
const HOUR_S = 3600;

export async function now() {
  const tiles = h('div', { class: 'tiles' });
  const banner = h('div');
  const queues = h('div');
  const workers = h('div');
  const pausing = h('details', { class: 'card' });
  const plots = [
    plot('Conversations a second', [
      { name: 'accepted', of: (point) => point.accepted },
      { name: 'scored', of: (point) => point.scored },
    ], decimal),
    plot('From accepted to scored', [
      { name: 'half within', of: (point) => point.p50 },
      { name: '99 % within', of: (point) => point.p99 },
    ], seconds),
    plot('Waiting events', [
      { name: 'in the queue', of: (point) => point.pending },
      { name: 'in retry tiers', of: (point) => point.retry },
      { name: 'dead', of: (point) => point.dead },
    ], count),
  ];

  const look = async () => {
    const [overview, consumption] = await Promise.all([get('/ops/overview'), get('/ops/consumption')]);
    document.getElementById('version').textContent = overview.version;
    tiles.replaceChildren(...tilesOf(overview));
    announce(banner, consumption, look);
    pausing.hidden = consumption.paused;
    plots.forEach((each) => each.update(overview.series));
    queues.replaceChildren(queueTable(consumption.queues));
    workers.replaceChildren(workerTable(consumption.workers));
  };
  pausing.append(
    h('summary', {}, 'Pause consumption for an hour'),
    h('p', {}, 'Workers finish what they hold and take nothing new; conversations are still accepted.'),
    reasonForm('Pause', '/ops/consumption/pause', { for_seconds: HOUR_S }, look));
  await look();
  const stop = repeat(() => look().then(
    () => notice(''),
    (problem) => notice(`Not up to date: ${problem.message}`, 'bad')), EVERY_MS);
  return [h('article', {},
    h('h1', {}, 'Now'), banner, tiles,
    h('div', { class: 'plots' }, plots.map((each) => each.figure)),
    queues, workers, pausing), stop];
}

function tilesOf(overview) {
  const counts = overview.counts;
  const tile = (name, value, bad, link) => h('a', { class: bad ? 'tile bad' : 'tile', href: link ?? '#/' },
    h('span', { class: 'figure' }, value), h('span', {}, bad ? `${name} – look` : name));
  return [
    tile('scored a second', decimal(overview.per_second.scored)),
    tile('99 % scored within', seconds(overview.time_to_score_seconds.p99)),
    tile('pending', count(counts.pending)),
    tile('oldest unpublished', seconds(overview.oldest_unpublished_seconds), overview.oldest_unpublished_seconds > 60),
    tile('oldest unprocessed', seconds(overview.oldest_unprocessed_seconds), overview.oldest_unprocessed_seconds > 900),
    tile('dead letters open', count(overview.dead_letters_open), overview.dead_letters_open > 0, '#/dead-letters'),
    tile('unaccounted for', count(counts.unaccounted), counts.unaccounted > 0),
    tile('replays running', count(overview.replays_running), false, '#/replays'),
  ];
}

/** Only what changed is drawn anew: somebody may be typing in it. */
function announce(banner, consumption, look) {
  const state = JSON.stringify([consumption.broker, consumption.pause]);
  if (banner.dataset.state !== state) {
    banner.dataset.state = state;
    banner.replaceChildren(...bannerOf(consumption, look));
  }
}

function bannerOf(consumption, look) {
  const parts = [];
  if (!consumption.broker.up) {
    parts.push(h('p', { class: 'bad', role: 'alert' },
      `The broker does not take messages${consumption.broker.away_since ? ` since ${at(consumption.broker.away_since)}` : ''}. Conversations are accepted and published when it is back.`));
  }
  const pause = consumption.pause;
  if (consumption.paused && pause) {
    parts.push(h('section', { class: 'card bad' },
      h('h2', {}, 'Consumption is paused'),
      facts([['by', pause.by], ['because', pause.reason], ['since', at(pause.since)],
        ['until', pause.until ? `${at(pause.until)} (${ago(pause.until)})` : 'somebody resumes it']]),
      reasonForm('Resume', '/ops/consumption/resume', {}, look)));
  }
  return parts;
}

function reasonForm(verb, path, body, done) {
  return h('form', { onsubmit: async (submitted) => {
    submitted.preventDefault();
    const reason = new FormData(submitted.target).get('reason');
    await post(path, { ...body, reason }).then(
      () => done().then(() => notice(`${verb}: done.`)),
      (problem) => notice(problem.message, 'bad'));
  } },
  h('label', {}, 'Reason, kept with your name', h('input', { name: 'reason', required: true, maxlength: 2000 })),
  h('button', {}, verb));
}

function queueTable(queues) {
  return table('Queues', [
    { head: 'queue', cell: (queue) => queue.name },
    { head: 'ready', number: true, cell: (queue) => count(queue.ready) },
    { head: 'unacknowledged', number: true, cell: (queue) => count(queue.unacknowledged) },
    { head: 'consumers', number: true, cell: (queue) => count(queue.consumers) },
  ], queues, 'The broker is away.');
}

function workerTable(workers) {
  return table('Workers', [
    { head: 'worker', cell: (worker) => worker.worker },
    { head: 'state', cell: (worker) => (worker.why ? `${words(worker.state)}: ${worker.why}` : words(worker.state)) },
    { head: 'in flight', number: true, cell: (worker) => count(worker.in_flight) },
    { head: 'seen', cell: (worker) => ago(worker.seen_at) },
    { head: 'started', cell: (worker) => at(worker.started_at) },
    { head: 'version', cell: (worker) => worker.version },
  ], workers, 'No worker has ever started.');
}
