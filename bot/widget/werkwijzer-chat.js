// <werkwijzer-chat>: the talk as a page (mode="page"), or behind a floating button on the page of somebody else.

import { api } from "./api.js";
import { stop } from "./events.js";
import { keep } from "./keep.js";
import { Log } from "./log.js";
import { Panel, fitToKeyboard } from "./panel.js";
import { menu, screen, sure, typed } from "./screen.js";
import { Talk } from "./talk.js";
import { plainTalk } from "./view.js";

const NEAR = 80;
const KEPT = "dagen op dit toestel. Wie dit toestel gebruikt, kan het lezen.";
const LET_GO = "Uw gesprek verdwijnt van dit toestel als u de pagina sluit.";
const ERASE = "Wilt u dit gesprek wissen? Al uw berichten verdwijnen. Dat kan niet terug. Een afspraak blijft staan.";
const LEAVE = "Wilt u een nieuw gesprek beginnen? Dit gesprek verdwijnt van uw scherm.";

class WerkwijzerChat extends HTMLElement {
  #unread = 0;

  async connectedCallback() {
    if (this.talk) return this.started && this.talk.listen();
    const page = this.getAttribute("mode") === "page";
    this.lang = "nl";
    this.parts = screen(page);
    this.log = new Log(this.parts.list, (text) => this.#copy(text), (...file) => this.talk.save(...file));
    this.talk = new Talk(this.#room(), this.getAttribute("region"));
    this.talk.greets = !page;
    this.#menu();
    if (!page) this.#asPanel();
    // Who never opened it costs no request; who did hears what comes in.
    if (page || keep.token) this.#start();
    this.#listen();
    await styled();
    this.replaceChildren(...(page ? [] : [this.panel.element]), this.parts.panel, this.parts.live);
    if (!page && keep.open) this.panel.open(false);
    this.#toEnd();
  }

  disconnectedCallback() {
    stop();
  }

  #room() {
    const { scroller } = this.parts;
    return {
      parts: this.parts,
      log: this.log,
      atEnd: () => this.#atEnd,
      toEnd: () => this.#toEnd(),
      toTop: (item) => this.#toTop(item),
      looked: () => this.#looked(),
      news: (item, count, followed) => {
        if (this.#visible && (followed || !scroller.scrollTop)) return this.#toEnd();
        if (!this.#unread && this.parts.newest.hidden) this.log.unmark();
        this.log.mark(item);
        if (this.panel?.isOpen === false) this.panel.unread((this.#unread += count));
        else this.parts.newest.hidden = this.#atEnd;
      },
      missed: ([first, ...more]) => {
        if (!first || this.panel?.isOpen !== false) return;
        this.log.mark(this.parts.list.querySelector(`[data-id="${first.id}"]`));
        this.panel.unread((this.#unread = more.length + 1));
      },
    };
  }

  get #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.parts.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  #toEnd() {
    this.parts.scroller.scrollTop = this.parts.scroller.scrollHeight;
  }

  /** Put an item below the header. Not by scrollIntoView, which would move the page around us too. */
  #toTop(item) {
    const { header, scroller } = this.parts;
    const edge = Math.max(header.getBoundingClientRect().bottom, scroller.getBoundingClientRect().top);
    scroller.scrollTop += item.getBoundingClientRect().top - edge - 8;
  }

  get #visible() {
    return !document.hidden && this.panel?.isOpen !== false;
  }

  #looked() {
    if (this.#visible) keep.seen = this.log.last?.id;
  }

  #asPanel() {
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Chat");
    this.panel = new Panel(this.parts, () => {
      this.#start();
      this.#unread = 0;
      if (this.log.marked) this.#toTop(this.log.marked);
      else this.#toEnd();
      this.#looked();
    });
  }

  #start() {
    if (!this.started) this.talk.go();
    this.started = true;
  }

  #menu() {
    const { talk } = this;
    const large = () => (this.dataset.large = keep.large);
    const anew = async (erase, question, yes) => (await sure(this, question, yes)) && talk.anew(erase);
    large();
    menu(this.parts.tools, [
      ["Grotere letters", () => large((keep.large = !keep.large)), () => keep.large],
      ["Bewaar op dit toestel", () => this.#keepHere(!keep.kept), () => keep.kept],
      ["Kopieer gesprek", () => this.#copy(plainTalk(this.log.messages))],
      ["Print gesprek", print],
      ["Nieuw gesprek", () => anew(false, LEAVE, "Ja, begin opnieuw")],
      ["Gesprek wissen", () => anew(true, ERASE, "Ja, wis alles")],
    ]);
  }

  #keepHere(kept) {
    const work = async () => {
      const days = (await api.renew(kept)) / 86_400;
      this.#looked();
      this.#done(kept ? `Uw gesprek blijft ${days} ${KEPT}` : LET_GO);
    };
    return this.talk.run(work, () => this.#keepHere(kept));
  }

  async #copy(text) {
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    this.#done(copied ? "Gekopieerd." : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer die zelf.");
  }

  /** Say shortly that something was done. */
  #done(sentence) {
    const { status } = this.parts;
    status.textContent = sentence;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => status.replaceChildren(), 8_000);
  }

  #listen() {
    const { parts, talk } = this;
    typed(parts, (text) => talk.say({ text }, text));
    parts.newest.addEventListener("click", () => {
      this.#toEnd();
      parts.log.focus({ preventScroll: true });
    });
    parts.scroller.addEventListener("scroll", () => {
      if (this.#atEnd) parts.newest.hidden = true;
    });
    fitToKeyboard(this);
    window.addEventListener("online", () => this.started && talk.go());
    window.addEventListener("offline", () => this.started && talk.explain());
    document.addEventListener("visibilitychange", () => this.#looked());
  }
}

/** Print the talk without the page around it. */
function print() {
  const { classList } = document.documentElement;
  classList.add("ww-printing");
  window.print();
  classList.remove("ww-printing");
}

/** Add our style sheets once and wait for them, so that nobody sees the chat undressed. */
function styled() {
  return Promise.all(["vendor/voorbeeld-tokens.css", "chat.css"].map((name) => {
    const { href } = new URL(name, import.meta.url);
    if ([...document.styleSheets].some((sheet) => sheet.href === href)) return null;
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", crossOrigin: "anonymous", href });
    document.head.append(link);
    return new Promise((resolve) => (link.onload = link.onerror = resolve));
  }));
}

customElements.define("werkwijzer-chat", WerkwijzerChat);
