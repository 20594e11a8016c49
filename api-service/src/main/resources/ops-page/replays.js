/** Plans and replays: started with a reason and the right number, watched until each effect is there. */

import { get, post } from './api.js';
import { facts, h, notice, table } from './dom.js';
import { ago, at, count, decimal, seconds, words } from './format.js';
import { repeat } from './repeat.js';

const EVERY_MS = 2000;
const OVER = ['COMPLETED', 'CANCELLED', 'EXPIRED'];

export async function replays() {
  const page = await get('/ops/replays', { limit: 100 });
  return [h('article', {},
    h('h1', {}, 'Replays'),
    table('Plans and replays, the newest first', [
      { head: 'replay', cell: (each) => h('a', { href: `#/replays/${each.replay_id}` }, String(each.replay_id)) },
      { head: 'status', cell: (each) => words(each.status) },
      { head: 'events', number: true, cell: (each) => count(each.count) },
      { head: 'scored', number: true, cell: (each) => count(each.totals.scored) },
      { head: 'failed again', number: true, cell: (each) => count(each.totals.failed_again) },
      { head: 'by', cell: (each) => each.started_by ?? each.planned_by },
      { head: 'because', cell: (each) => each.reason },
      { head: 'planned', cell: (each) => ago(each.planned_at) },
    ], page.items, 'Nothing was ever replayed. A replay begins at the dead letters.'))];
}

export async function replay(id) {
  const place = h('div');
  let state;
  const look = async () => {
    const found = await get(`/ops/replays/${id}`);
    const same = state === found.status;
    state = found.status;
    if (same && found.status === 'PLANNED') return;
    place.querySelector('.live')?.replaceWith(live(found));
    if (!same) place.replaceChildren(...parts(found, look));
  };
  await look();
  const stop = repeat(async () => {
    if (!OVER.includes(state)) await look().catch((problem) => notice(`Not up to date: ${problem.message}`, 'bad'));
  }, EVERY_MS);
  return [h('article', {}, h('h1', {}, `Replay ${id}`), place), stop];
}

function parts(found, look) {
  return [live(found), controls(found, look), table('Causes', [
    { head: 'events', number: true, cell: (cause) => count(cause.count) },
    { head: 'error', cell: (cause) => cause.error_code },
    { head: 'fingerprint', cell: (cause) => cause.fingerprint },
  ], found.causes, 'None.')];
}

function live(found) {
  return h('section', { class: 'live' },
    h('p', { class: found.status === 'HALTED' ? 'lead bad' : 'lead', role: 'status' }, sentence(found)),
    facts([
      ['events', count(found.count)],
      ['users', count(found.users)],
      ['not replayable', found.not_replayable ? count(found.not_replayable) : null],
      ['about', seconds(found.estimated_seconds)],
      ['planned', `${at(found.planned_at)} by ${found.planned_by}`],
      ['started', found.started_at && `${at(found.started_at)} by ${found.started_by}`],
      ['because', found.reason],
      ['rate', found.rate && `${decimal(found.rate)} a second`],
      ['halts at', found.halt_at !== null && found.halt_at !== undefined ? `${decimal(found.halt_at)} % failed again` : null],
    ]),
    found.stages.map(stageBar));
}

function sentence(found) {
  const totals = found.totals;
  const done = `${count(totals.scored)} scored, ${count(totals.failed_again)} failed again, ${count(totals.skipped)} skipped, ${count(totals.released)} on their way, ${count(totals.waiting)} waiting`;
  switch (found.status) {
    case 'PLANNED': return `Planned; nothing has happened yet. The plan expires ${ago(found.expires_at)}.`;
    case 'HALTED': return `Halted: ${found.halted_because ?? 'too many failed again'}. ${done}.`;
    case 'EXPIRED': return 'The plan has expired; make a new one.';
    default: return `${words(found.status)}: ${done}.`;
  }
}

function stageBar(stage) {
  const finished = stage.scored + stage.failed_again + stage.skipped;
  const name = `Stage ${stage.stage}: ${count(finished)} of ${count(stage.size)}, ${words(stage.status)}`;
  return h('div', { class: 'stage' },
    h('label', {}, name, h('progress', { max: stage.size, value: finished })),
    stage.failed_again ? h('span', { class: 'bad' }, `${count(stage.failed_again)} failed again`) : null);
}

function controls(found, look) {
  switch (found.status) {
    case 'PLANNED': return startForm(found, look);
    case 'RUNNING': return h('div', { class: 'bar' }, act(found, 'pause', look), act(found, 'cancel', look));
    case 'PAUSED':
    case 'HALTED': return h('div', { class: 'bar' }, act(found, 'resume', look), act(found, 'cancel', look));
    default: return h('div');
  }
}

/** The number is typed, so that nobody replays more than they meant to. */
function startForm(found, look) {
  return h('form', { class: 'card', onsubmit: async (submitted) => {
    submitted.preventDefault();
    const given = new FormData(submitted.target);
    if (Number(given.get('count')) !== found.count) {
      notice(`The plan has ${found.count} events; type that number to start it.`, 'bad');
      return;
    }
    await send(found, 'start', {
      reason: given.get('reason'), rate: Number(given.get('rate')), halt_at: Number(given.get('halt_at')),
    }, look);
  } },
  h('h2', {}, 'Start'),
  h('p', {}, 'In stages of 1, 5, 25 and the rest; after each the effects are awaited.'),
  h('label', {}, 'Reason, kept with your name', h('input', { name: 'reason', required: true, maxlength: 2000 })),
  h('label', {}, 'Events a second', h('input', { name: 'rate', type: 'number', min: 1, max: 1000, value: 50, required: true })),
  h('label', {}, 'Halt when more than this per cent fail again', h('input', { name: 'halt_at', type: 'number', min: 0, max: 100, value: 10, required: true })),
  h('label', {}, `Type ${found.count}, the number of events`, h('input', { name: 'count', inputmode: 'numeric', required: true, autocomplete: 'off' })),
  h('button', {}, 'Start the replay'));
}

function act(found, verb, look) {
  return h('form', { class: 'card', onsubmit: async (submitted) => {
    submitted.preventDefault();
    await send(found, verb, { reason: new FormData(submitted.target).get('reason') }, look);
  } },
  h('label', {}, `Reason to ${verb}`, h('input', { name: 'reason', required: true, maxlength: 2000 })),
  h('button', {}, verb[0].toUpperCase() + verb.slice(1)));
}

function send(found, verb, body, look) {
  return post(`/ops/replays/${found.replay_id}/${verb}`, body).then(
    () => look().then(() => notice(`${verb}: done.`)),
    (problem) => notice(problem.message, 'bad'));
}
