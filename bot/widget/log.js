// The talk in order: every message once, by its number; the days between; what waits at the end.

import { dayKey, dayName, make, messageItem } from "./view.js";

const divider = (text, attributes) => make("li", { class: "ww-divider", ...attributes }, make("span", {}, text));

export class Log {
  #known = new Map();

  constructor(list, ...ways) {
    Object.assign(this, { list, ways });
  }

  /** All messages, oldest first. */
  get messages() {
    return [...this.#known.values()].sort((one, other) => one.id - other.id);
  }

  get last() {
    return this.messages.at(-1);
  }

  /** Show a message; give its item, or nothing when it was there already. */
  add(message) {
    if (this.#known.has(message.id)) return null;
    this.#known.set(message.id, message);
    const item = messageItem(message, ...this.ways);
    const later = [...this.list.children].find(({ dataset }) => dataset.waits || dataset.id > message.id);
    this.list.insertBefore(item, later ?? null);
    const day = dayKey(message.at);
    if (!this.list.querySelector(`[data-day="${day}"]`)) item.before(divider(dayName(message.at), { "data-day": day }));
    return item;
  }

  /** Show what is said before it has a number. */
  wait({ id, shown }) {
    const item = messageItem({ from: "user", text: shown, at: Date.now() });
    item.dataset.waits = id;
    this.list.append(item);
  }

  get waits() {
    return this.list.querySelector("[data-waits]") !== null;
  }

  /** Take away what waited: it came back with a number, or will not be sent. */
  arrived(id) {
    this.list.querySelector(`[data-waits="${id}"]`)?.remove();
  }

  get marked() {
    return this.list.querySelector(".ww-new");
  }

  /** Mark where the news begins. */
  mark(item) {
    if (!this.marked) item.before(divider("Nieuw", { class: "ww-divider ww-new" }));
  }

  unmark() {
    this.marked?.remove();
  }

  clear() {
    this.#known.clear();
    this.list.replaceChildren();
  }
}
