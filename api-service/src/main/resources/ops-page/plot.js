/** A line plot over time that tells the same to eyes, keyboards and screen readers. */

import { h, s, table } from './dom.js';
import { at } from './format.js';

const WIDTH = 440;
const HEIGHT = 200;
const LEFT = 52;
const BOTTOM = 24;
const TOP = 10;
const ROWS_AS_TEXT = 12;

/**
 * A figure to be updated.
 *
 * @param lines [{name, of(point)}], drawn in different colours and dashes
 * @param format of a value
 */
export function plot(title, lines, format) {
  const drawing = h('div', { class: 'drawing' });
  const legend = h('p', { class: 'legend' });
  const values = h('div');
  const figure = h('figure', {},
    h('figcaption', {}, title), drawing, legend,
    h('details', {}, h('summary', {}, 'The last minute as a table'), values));
  return {
    figure,
    update(points) {
      drawing.replaceChildren(draw(title, lines, points, format));
      legend.replaceChildren(...lines.map((line, number) => legendOf(line, number, points, format)));
      values.replaceChildren(asTable(title, lines, points, format));
    },
  };
}

function draw(title, lines, points, format) {
  const top = niceCeiling(Math.max(0, ...points.flatMap((p) => lines.map((line) => line.of(p) ?? 0))));
  const x = (number) => LEFT + (number * (WIDTH - LEFT - 8)) / Math.max(1, points.length - 1);
  const y = (value) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  return s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary(title, lines, points, format) },
    [0, top / 2, top].map((value) => s('g', { class: 'grid' },
      s('line', { x1: LEFT, x2: WIDTH - 8, y1: y(value), y2: y(value) }),
      s('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, format(value)))),
    timeLabels(points, x),
    lines.map((line, number) => s('path', {
      class: `line line-${number}`,
      d: path(points.map((point) => line.of(point)), x, y),
    })));
}

/** A gap where there was no value. */
function path(values, x, y) {
  let drawing = false;
  return values.map((value, number) => {
    if (value === null || value === undefined) {
      drawing = false;
      return '';
    }
    const command = drawing ? 'L' : 'M';
    drawing = true;
    return `${command}${x(number).toFixed(1)} ${y(value).toFixed(1)}`;
  }).join('');
}

function timeLabels(points, x) {
  return [0, Math.floor((points.length - 1) / 2), points.length - 1]
    .filter((number, place, all) => number >= 0 && all.indexOf(number) === place)
    .map((number) => s('text', {
      class: 'time', x: x(number), y: HEIGHT - 6,
      'text-anchor': number === 0 ? 'start' : number === points.length - 1 ? 'end' : 'middle',
    }, at(points[number].at).slice(11, 19)));
}

function summary(title, lines, points, format) {
  const last = points.at(-1);
  return last
    ? `${title}: ${lines.map((line) => `${line.name} now ${format(line.of(last))}, at most ${format(Math.max(...points.map((p) => line.of(p) ?? 0)))}`).join('; ')}`
    : `${title}: nothing yet`;
}

function legendOf(line, number, points, format) {
  const last = points.at(-1);
  return h('span', {},
    s('svg', { viewBox: '0 0 24 8', class: 'swatch', 'aria-hidden': 'true' },
      s('path', { class: `line line-${number}`, d: 'M0 4L24 4' })),
    `${line.name} ${last ? format(line.of(last)) : '–'}`);
}

function asTable(title, lines, points, format) {
  return table(title,
    [{ head: 'at', cell: (point) => at(point.at) },
      ...lines.map((line) => ({ head: line.name, number: true, cell: (point) => format(line.of(point)) }))],
    points.slice(-ROWS_AS_TEXT).reverse(), 'Nothing yet.');
}

/** 1, 2 or 5 times a power of ten. */
function niceCeiling(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}
