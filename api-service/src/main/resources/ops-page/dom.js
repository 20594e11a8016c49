/** Builds elements; text is always text, so nothing a message carries can become markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes (on… are listeners, null and false are left out) and children. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A table; each column is {head, cell(row), number}. */
export function table(caption, columns, rows, empty) {
  const body = rows.length
    ? rows.map((row) => h('tr', {}, columns.map((column) => cellOf(column, row))))
    : [h('tr', {}, h('td', { colspan: columns.length, class: 'quiet' }, empty))];
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, columns.map((column) =>
        h('th', { scope: 'col', class: column.number ? 'number' : null }, column.head)))),
      h('tbody', {}, body)));
}

function cellOf(column, row) {
  const content = column.cell(row);
  return h('td', { class: column.number ? 'number' : null }, ...[content ?? '–'].flat());
}

/** Facts as pairs; those without a value are left out. */
export function facts(pairs) {
  return h('dl', {}, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/** Reports what happened, also to a screen reader. */
export function notice(text, kind = 'info') {
  const place = document.getElementById('notice');
  place.className = kind;
  place.textContent = text;
}
