// Requests to the portal's own API.

/** The session's token, without which the API refuses everything. */
export function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** Posts JSON and gives the answer; throws unless the portal has accepted it. */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json", "X-CSRF-Token": token() };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} returned status ${response.status}`);
  return response;
}
