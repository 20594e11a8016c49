/** Numbers and times as a person reads them. Times are UTC, like the logs. */

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const count = (value) => (value === null || value === undefined ? '–' : WHOLE.format(value));
export const decimal = (value) => (value === null || value === undefined ? '–' : SHORT.format(value));

/** Seconds as 350 ms, 4.2 s, 12 min or 3 h. */
export function seconds(value) {
  if (value === null || value === undefined) return '–';
  if (value < 1) return `${WHOLE.format(value * 1000)} ms`;
  if (value < 120) return `${SHORT.format(value)} s`;
  if (value < 7200) return `${WHOLE.format(value / 60)} min`;
  return value < 172800 ? `${WHOLE.format(value / 3600)} h` : `${WHOLE.format(value / 86400)} days`;
}

/** 2026-11-23 08:04:11Z */
export function at(instant) {
  return instant ? `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}Z` : '–';
}

/** How long ago, or in how long. */
export function ago(instant) {
  if (!instant) return '–';
  const age = (Date.now() - new Date(instant)) / 1000;
  return age >= 0 ? `${seconds(Math.round(age))} ago` : `in ${seconds(Math.round(-age))}`;
}

/** DEAD_LETTER as dead letter. */
export const words = (name) => name.toLowerCase().replaceAll('_', ' ');
