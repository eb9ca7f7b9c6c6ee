// The web API, version 1. What a talk needs to survive a reload is kept for the tab.

const TOKEN = "werkwijzer.token";
const PENDING = "werkwijzer.pending";
const UNREACHABLE = "Er is geen verbinding. Kijk of u internet heeft en probeer het opnieuw.";

/** An answer of the server that is not what was asked for; `message` is a Dutch sentence to show. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class Api {
  constructor(base, storage) {
    this.base = base;
    this.storage = storage;
  }

  get known() {
    return this.storage.getItem(TOKEN) !== null;
  }

  /** The message that was on its way when the page went away, if there was one. */
  get pending() {
    return JSON.parse(this.storage.getItem(PENDING) ?? "null");
  }

  async begin() {
    const begun = await this.#call("POST", "/v1/conversations", {});
    this.storage.setItem(TOKEN, begun.token);
    return begun.messages;
  }

  async history() {
    return (await this.#call("GET", "/v1/messages")).messages;
  }

  /** Send `{id, text}` or `{id, button}`; sent again with the same id, nothing happens twice. */
  async send(message) {
    this.storage.setItem(PENDING, JSON.stringify(message));
    const { messages } = await this.#call("POST", "/v1/messages", message);
    this.storage.removeItem(PENDING);
    return messages;
  }

  async erase() {
    await this.#call("DELETE", "/v1/conversation");
    this.forget();
  }

  forget() {
    this.storage.removeItem(TOKEN);
    this.storage.removeItem(PENDING);
  }

  async #call(method, path, body) {
    const headers = { "Content-Type": "application/json" };
    if (this.known) headers.Authorization = `Bearer ${this.storage.getItem(TOKEN)}`;
    let response;
    try {
      response = await fetch(this.base + path, { method, headers, body: body && JSON.stringify(body) });
    } catch {
      throw new ApiError(0, UNREACHABLE);
    }
    if (response.status === 204) return {};
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new ApiError(response.status, answer.message ?? UNREACHABLE);
    return answer;
  }
}
