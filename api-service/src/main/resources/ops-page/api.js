/** The same endpoints as the command line, with the same guards. */

const KEY = 'rapport.token';
const PATIENCE_MS = 30_000;

/** The bearer token lives as long as this tab. */
export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: (value) => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
};

/** What the server refused, in its own words. */
export class Problem extends Error {
  constructor(status, body) {
    const faults = (body.errors ?? []).map((fault) => `${fault.pointer} ${fault.message}`);
    const said = [body.detail ?? body.title ?? `the server answered ${status}`, ...faults].join('; ');
    super(body.request_id ? `${said} (request ${body.request_id})` : said);
    this.status = status;
    this.code = body.code;
  }
}

export function get(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.append(name, value);
  }
  return send(query.size ? `${path}?${query}` : path, { method: 'GET' });
}

export function post(path, body) {
  return send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function send(path, request) {
  const response = await fetch(`/v1${path}`, {
    ...request,
    headers: { ...request.headers, Authorization: `Bearer ${token.get()}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause) => {
    throw new Problem(0, { detail: `the API cannot be reached: ${cause.message}` });
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(response.status, body);
  return body;
}
