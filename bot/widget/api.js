// The web API, version 1.

import { keep } from "./keep.js";

export const server = new URL("..", import.meta.url).href.replace(/\/$/, "");

const UNREACHABLE = "Er is geen verbinding. Wat u typt, wordt verstuurd zodra er weer internet is.";

/** What the server refuses; `message` is a Dutch sentence to show. */
export class ApiError extends Error {
  constructor(status, message = UNREACHABLE) {
    super(message);
    /** The talk is over or erased. */
    this.gone = [401, 404].includes(status);
    /** To send the same again changes nothing. */
    this.refused = [400, 409, 413, 422].includes(status);
  }
}

export const api = {
  async begin(region) {
    const begun = await call("POST", "conversations", region ? { region } : {});
    keep.remember(begun.token, false);
    return begun.messages;
  },
  async history(after = 0) {
    return (await call("GET", `messages?after=${after}`)).messages;
  },
  /** Send again with the same id, and nothing happens twice. */
  async send({ id, text, button }) {
    return (await call("POST", "messages", { id, text, button })).messages;
  },
  /** Get a token for this tab, or one for weeks on this device; gives its seconds. */
  async renew(kept) {
    const renewed = await call("POST", "token", { keep: kept });
    keep.remember(renewed.token, kept);
    return renewed.expires_in;
  },
  erase: () => call("DELETE", "conversation"),
  /** Open the stream of events after message number `after`. */
  listen: async (after, signal) => (await request(`events?after=${after}`, { signal })).body,
};

async function call(method, path, body) {
  const signal = AbortSignal.timeout(40_000);
  const response = await request(path, { method, signal, body: body && JSON.stringify(body) });
  return response.status === 204 ? {} : response.json();
}

async function request(path, options) {
  const headers = { "Content-Type": "application/json" };
  if (keep.token) headers.Authorization = `Bearer ${keep.token}`;
  const response = await fetch(`${server}/v1/${path}`, { ...options, headers }).catch(() => {
    throw new ApiError(0);
  });
  if (response.ok) return response;
  throw new ApiError(response.status, (await response.json().catch(() => ({}))).message);
}
