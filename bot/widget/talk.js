// Lead the talk: begin, read back, send what waits, listen. One thing at a time.

import { ApiError, api, server } from "./api.js";
import { listen, stop } from "./events.js";
import { keep } from "./keep.js";
import { button, make, spoken } from "./view.js";

export class Talk {
  #turn = Promise.resolve();
  #ready = false;
  #sending = false;
  #answered = true;

  /** Whether the greeting is read aloud: not where it is what a page begins with. */
  greets = false;

  /** `room` has `parts`, `log`, and what to do with messages: `news`, `missed`, `looked`, `toTop`, `toEnd`, `atEnd`. */
  constructor(room, region) {
    Object.assign(this, { room, region });
  }

  /** Begin or go on: read back what was said, and send what waits. */
  go() {
    return this.run(async () => {
      if (!this.#ready) await this.#begin();
      while (keep.outbox.length) await this.#deliver(keep.outbox[0]);
    });
  }

  say(message, shown) {
    const said = { id: uuid(), ...message, shown };
    keep.put(said);
    this.room.log.unmark();
    this.room.log.wait(said);
    this.#offer();
    this.room.toEnd();
    this.go();
  }

  /** Begin another talk, after erasing this one or leaving it as it is. */
  anew(erase) {
    this.greets = true;
    return this.run(async () => {
      if (erase) await api.erase();
      this.#reset();
      await this.#begin();
    }, () => this.anew(erase));
  }

  /** Do a thing after all others; what goes wrong is told, with a way to do it again. */
  run(work, again = () => this.go()) {
    this.#turn = this.#turn.then(async () => {
      this.room.parts.problem.replaceChildren();
      try {
        await work();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        this.explain(error, again);
      } finally {
        this.#typing((this.#sending = false));
      }
    });
    return this.#turn;
  }

  /** Get a file of a message by a new address: the one that came with it ends after minutes. */
  save(id, file) {
    this.run(async () => {
      const [{ attachments }] = await api.history(id - 1);
      location = server + attachments[file].url;
    });
  }

  explain(error = new ApiError(0), again = () => this.go()) {
    const { input, problem } = this.room.parts;
    const press = () => {
      input.focus({ preventScroll: true });
      if (!error.gone) return again();
      // What could not be sent goes back into the text box.
      input.value ||= keep.outbox.map(({ text }) => text ?? "").join("\n");
      this.#reset();
      this.go();
    };
    const way = error.refused ? null : button("secondary", press, error.gone ? "Nieuw gesprek" : "Probeer opnieuw");
    const words = make("p", { class: "nl-paragraph" }, error.message);
    problem.replaceChildren(make("div", { class: "utrecht-alert utrecht-alert--warning" }, words, way));
    this.room.toEnd();
  }

  listen() {
    const { log } = this.room;
    listen({
      after: () => log.last?.id ?? 0,
      up: () => keep.outbox.length && this.go(),
      gone: (error) => this.explain(error),
      typing: () => this.#typing(true),
      message: (message) => {
        const [sent] = keep.outbox;
        if (this.#sending && message.from === "user" && message.text === sent.shown) log.arrived(sent.id);
        this.#hear([message]);
      },
    });
  }

  async #begin() {
    if (keep.token) this.#readBack(await api.history());
    else this.#hear(await api.begin(this.region), false);
    this.#ready = true;
    this.listen();
    if (keep.kept) await api.renew(true);
  }

  #readBack(messages) {
    const { log, missed, toEnd } = this.room;
    const { seen } = keep;
    messages.forEach((message) => log.add(message));
    // What was on its way when the page went away may have come in, without its answer.
    for (const message of keep.outbox) if (message.shown !== log.last?.text) log.wait(message);
    this.#offer();
    toEnd();
    missed(messages.filter(({ id, from }) => id > seen && from !== "user"));
  }

  async #deliver(message) {
    this.#answered = false;
    this.#typing((this.#sending = true));
    const took = () => {
      keep.drop(message.id);
      this.room.log.arrived(message.id);
    };
    const replies = await api.send(message).catch((error) => {
      if (error.refused) took();
      throw error;
    });
    took();
    // A person may answer later. Else the message has the number before that of its first reply.
    const own = replies.map(({ id, at }) => ({ id: id - 1, at, from: "user", text: message.shown })).slice(0, 1);
    this.#hear(own.length ? [...own, ...replies] : await api.history(this.room.log.last.id));
  }

  /** Show messages that are new, and tell the screen reader those of others. */
  #hear(messages, unasked = !this.#sending) {
    const { atEnd, log, looked, news, parts, toEnd, toTop } = this.room;
    const followed = atEnd();
    const items = new Map(messages.map((message) => [log.add(message), message]));
    const others = [...items].filter(([item, { from }]) => item && from !== "user");
    if (others.length) this.#typing(false);
    if (this.#ready || this.greets) {
      parts.live.append(...others.map(([, message]) => make("p", {}, spoken(message))));
      while (parts.live.children.length > 4) parts.live.firstChild.remove();
    }
    this.#offer();
    const first = others[0]?.[0];
    if (first && unasked) news(first, others.length, followed);
    // The start of an answer is shown; what follows it in the same turn must not push it away.
    else if (first && !this.#answered) toTop(first, (this.#answered = true));
    else if (followed && !first) toEnd();
    looked();
  }

  #typing(on) {
    const { atEnd, parts, toEnd } = this.room;
    const followed = atEnd();
    parts.typing.hidden = !on;
    clearTimeout(this.timer);
    if (!on) return;
    this.timer = setTimeout(() => this.#typing(false), 20_000);
    if (followed) toEnd();
  }

  /** Put the choices of the last message below it; none while something waits. */
  #offer() {
    const { log, parts } = this.room;
    const choices = (!log.waits && log.last?.buttons) || [];
    const row = choices.map(({ id, title }) => {
      const press = ({ pointerType }) => {
        // The button goes away. After a key or a mouse one types on; on a phone that would raise the keyboard.
        (pointerType === "touch" ? parts.log : parts.input).focus({ preventScroll: true });
        this.say({ button: id }, title);
      };
      return make("li", {}, button("secondary", press, title));
    });
    const list = make("ul", { class: "ww-choices", "aria-label": "Kies een antwoord" }, ...row);
    parts.choices.replaceChildren(...(row.length ? [list] : []));
  }

  #reset() {
    stop();
    keep.forget();
    this.room.log.clear();
    this.#offer();
    this.#ready = false;
  }
}

/** Make an id; crypto.randomUUID is not there on a page without https. */
function uuid() {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(/(.{8})(.{4}).(.{3}).(.{3})(.*)/, "$1-$2-4$3-8$4-$5");
}
