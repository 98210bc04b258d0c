// Requests to the portal's own API.

/** The session's token, without which the API refuses everything. */
export function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** Browsers take no more bytes than this along for a request that outlives its page, with some left for others. */
const LONGEST_LIVING = 60_000;

/** Posts JSON, even if the tab is closed, and gives the answer. Throws unless the portal has accepted it. */
export async function post(path, value) {
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token() };
  const body = new TextEncoder().encode(JSON.stringify(value));
  const response = await fetch(path, { method: "POST", headers, body, keepalive: body.length <= LONGEST_LIVING });
  if (!response.ok) throw new Error(`${path} returned status ${response.status}`, { cause: response.status });
  return response;
}
