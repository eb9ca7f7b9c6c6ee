// <werkwijzer-chat>: the talk on the page.

import { Api, ApiError } from "./api.js";
import { make, messageItem, quickReplies, spoken } from "./view.js";

const GONE = [401, 404];

class WerkwijzerChat extends HTMLElement {
  #api = new Api(this.getAttribute("server") ?? "", sessionStorage);
  #turn = Promise.resolve();

  connectedCallback() {
    this.#build();
    this.#open();
  }

  #build() {
    this.log = make("ol", { class: "ww-log", role: "log", "aria-live": "off", "aria-label": "Gesprek", tabindex: "0" });
    this.live = make("div", { class: "ww-visually-hidden", "aria-live": "polite" });
    this.choices = make("div", { class: "ww-choices-place" });
    this.typing = make("p", { class: "ww-typing", hidden: "" }, "Werkwijzer schrijft …");
    this.problem = make("div", { class: "ww-problem", role: "alert" });
    this.input = make("textarea", { id: "ww-input", rows: "1", autocomplete: "off", enterkeyhint: "send" });
    const send = make("button", { type: "submit", class: "ww-send" }, "Verstuur");
    const form = make("form", { class: "ww-form" }, make("label", { for: "ww-input" }, "Uw vraag"), this.input, send);
    const erase = make("button", { type: "button", class: "ww-erase" }, "Gesprek wissen");
    this.confirm = this.#confirmation();
    const header = make("header", { class: "ww-header" }, make("h1", {}, "Werkwijzer"), erase);
    const talk = make("main", { class: "ww-main" }, this.log, this.typing, this.problem, this.choices);
    this.replaceChildren(header, talk, form, this.live, this.confirm);
    erase.addEventListener("click", () => this.confirm.showModal());
    form.addEventListener("submit", (event) => this.#submit(event));
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.input.addEventListener("input", () => this.#fit());
  }

  #confirmation() {
    const yes = make("button", { type: "button", class: "ww-send" }, "Ja, wis alles");
    const no = make("button", { type: "button", class: "ww-choice" }, "Nee");
    const dialog = make(
      "dialog",
      { class: "ww-dialog", "aria-labelledby": "ww-confirm" },
      make("p", { id: "ww-confirm" }, "Wilt u dit gesprek wissen? Al uw berichten verdwijnen. Dat kan niet terug."),
      make("div", { class: "ww-dialog-buttons" }, yes, no),
    );
    yes.addEventListener("click", () => this.#erase());
    no.addEventListener("click", () => dialog.close());
    return dialog;
  }

  async #open() {
    await this.#attempt(async () => {
      if (!this.#api.known) return this.#show(await this.#api.begin());
      // A message that was on its way when the page went away goes first; the log then holds it and its answer.
      if (this.#api.pending) await this.#api.send(this.#api.pending);
      this.#show(await this.#api.history());
    }, () => this.#open());
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.#fit();
    await this.#say({ text }, text);
  }

  async #say(message, shown) {
    this.choices.replaceChildren();
    this.#append({ from: "user", text: shown });
    await this.#deliver({ id: crypto.randomUUID(), ...message });
  }

  async #deliver(message) {
    await this.#attempt(async () => {
      this.typing.hidden = false;
      this.#show(await this.#api.send(message), true);
    }, () => this.#deliver(message));
  }

  // One thing at a time: what is typed while an answer is on its way waits for its turn.
  #attempt(work, again) {
    this.#turn = this.#turn.then(() => this.#now(work, again));
    return this.#turn;
  }

  async #now(work, again) {
    this.problem.replaceChildren();
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#explain(error, again);
    } finally {
      this.typing.hidden = true;
    }
  }

  #explain(error, again) {
    const gone = GONE.includes(error.status);
    const button = make("button", { type: "button", class: "ww-choice" }, gone ? "Nieuw gesprek" : "Probeer opnieuw");
    button.addEventListener("click", () => {
      this.input.focus();
      if (gone) this.#startAnew();
      else again();
    });
    this.problem.replaceChildren(make("p", {}, error.message), button);
  }

  #startAnew() {
    this.#api.forget();
    this.log.replaceChildren();
    this.#open();
  }

  async #erase() {
    this.confirm.close();
    await this.#attempt(async () => {
      await this.#api.erase();
      this.log.replaceChildren();
      this.#show(await this.#api.begin(), true);
      this.input.focus();
    }, () => this.#erase());
  }

  #show(messages, aloud = false) {
    const first = messages.map((message) => this.#append(message))[0];
    if (aloud) this.live.textContent = messages.map(spoken).join(" ");
    const buttons = messages.at(-1)?.buttons ?? [];
    const row = quickReplies(buttons, (button) => {
      // The pressed button goes away: the focus goes where typing goes on.
      this.input.focus();
      this.#say({ button: button.id }, button.title);
    });
    this.choices.replaceChildren(...(buttons.length ? [row] : []));
    const shown = aloud ? first : this.log.lastElementChild;
    shown?.scrollIntoView({ block: aloud ? "start" : "end" });
  }

  #append(message) {
    const item = messageItem(message);
    this.log.append(item);
    item.scrollIntoView({ block: "end" });
    return item;
  }

  #fit() {
    this.input.rows = Math.min(5, this.input.value.split("\n").length + Math.floor(this.input.value.length / 60));
  }
}

customElements.define("werkwijzer-chat", WerkwijzerChat);
