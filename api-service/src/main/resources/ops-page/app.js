/** Routes by the address's hash, so that each view can be linked and the back button works. */

import { Problem, token } from './api.js';
import { h, notice } from './dom.js';
import { actions } from './actions.js';
import { deadLetters } from './dead-letters.js';
import { event, find } from './event.js';
import { now } from './now.js';
import { replay, replays } from './replays.js';

const ROUTES = [
  [/^#?\/?$/, now],
  [/^#\/dead-letters(?:\?(.*))?$/, (query) => deadLetters(new URLSearchParams(query ?? ''))],
  [/^#\/events\/(\d+)$/, event],
  [/^#\/find\/(.+)$/, (id) => find(decodeURIComponent(id))],
  [/^#\/replays$/, replays],
  [/^#\/replays\/(\d+)$/, replay],
  [/^#\/actions$/, actions],
];

const content = document.getElementById('content');
const leave = document.getElementById('leave');

/** Stops what the shown view does again and again. */
let stop = () => {};
let shown = 0;

async function show() {
  stop();
  stop = () => {};
  notice('');
  const mine = ++shown;
  markCurrent();
  leave.hidden = !token.get();
  if (!token.get()) {
    content.replaceChildren(askForToken());
    return;
  }
  content.setAttribute('aria-busy', 'true');
  try {
    const [element, stopView] = await view(location.hash);
    if (mine !== shown) {
      stopView?.();
      return;
    }
    stop = stopView ?? stop;
    content.replaceChildren(element);
  } catch (problem) {
    if (mine === shown) content.replaceChildren(refused(problem));
  } finally {
    if (mine === shown) content.removeAttribute('aria-busy');
  }
  document.title = `${content.querySelector('h1')?.textContent ?? 'Rapport'} · Rapport operations`;
  if (document.activeElement === document.body) content.focus({ preventScroll: true });
}

async function view(hash) {
  for (const [pattern, make] of ROUTES) {
    const match = pattern.exec(hash);
    if (match) return make(...match.slice(1));
  }
  return [h('h1', {}, 'There is nothing here')];
}

function markCurrent() {
  for (const link of document.querySelectorAll('nav a')) {
    const here = link.hash === '#/' ? /^#?\/?$/.test(location.hash) : location.hash.startsWith(link.hash);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function refused(problem) {
  const unknown = problem instanceof Problem && problem.status === 401;
  if (unknown) token.forget();
  return h('section', {},
    h('h1', {}, unknown ? 'The token is not known' : 'That did not work'),
    h('p', { class: 'bad', role: 'alert' }, problem.message),
    unknown ? askForToken() : h('button', { type: 'button', onclick: show }, 'Try again'));
}

function askForToken() {
  return h('form', { class: 'card', onsubmit: (submitted) => {
    submitted.preventDefault();
    token.set(new FormData(submitted.target).get('token').trim());
    show();
  } },
  h('h1', {}, 'Who are you?'),
  h('p', {}, 'This page needs a token with the role OPS or ADMIN. It stays in this tab.'),
  h('label', { for: 'token' }, 'Token'),
  h('input', { id: 'token', name: 'token', type: 'password', required: true, autocomplete: 'off' }),
  h('button', {}, 'Go on'));
}

document.getElementById('find').addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  const id = new FormData(submitted.target).get('id').trim();
  location.hash = /^\d+$/.test(id) ? `#/events/${id}` : `#/find/${encodeURIComponent(id)}`;
});
leave.addEventListener('click', () => {
  token.forget();
  show();
});
addEventListener('hashchange', show);
show();
