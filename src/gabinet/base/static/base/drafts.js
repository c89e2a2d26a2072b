// SPDX-License-Identifier: EUPL-1.2
// Keeps what is being typed on the server: 1 s after the last key, at once with Ctrl+S, again when the network is back.
import { each, say } from "./dom.js";
import { back, gone, signedOut } from "./network.js";

const PAUSE = 1000;
const AGAIN = 8000;

class Draft {
  /** @param {HTMLFormElement} form @param {HTMLTextAreaElement} text @param {HTMLElement} kept */
  constructor(form, text, kept) {
    this.form = form;
    this.text = text;
    this.kept = kept;
    this.stamp = /** @type {HTMLElement} */ (kept.querySelector("[data-gab-stamp]"));
    this.seen = kept.dataset.seen ?? "";
    this.saved = text.value;
    this.timer = 0;
    this.sending = false;
    this.stopped = false;
    text.addEventListener("input", () => this.later(PAUSE));
    form.addEventListener("submit", () => this.stop());
    form.addEventListener("htmx:beforeRequest", () => this.stop());
    form.addEventListener("htmx:afterRequest", () => {
      this.stopped = false;
    });
    addEventListener("online", () => this.later(0));
    addEventListener("beforeunload", (event) => {
      if (!this.stopped && this.text.value !== this.saved) {
        event.preventDefault();
      }
    });
    kept.addEventListener("click", (event) => this.choose(event));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** @param {number} pause */
  later(pause) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(""), pause);
  }

  /** @param {string} force "1": over what another window wrote */
  async save(force) {
    const value = this.text.value;
    if (this.sending || this.stopped || (value === this.saved && !force) || !this.form.isConnected) {
      return;
    }
    this.sending = true;
    try {
      await this.told(value, await this.sent(value, force));
    } catch {
      gone();
      this.show("waiting", this.stamp.dataset.waiting ?? "");
      this.later(AGAIN);
    } finally {
      this.sending = false;
    }
    if (this.text.value !== value) {
      this.later(PAUSE);
    }
  }

  /** @param {string} value @param {string} force */
  sent(value, force) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", /** @type {HTMLInputElement} */ (this.form.elements.namedItem("csrfmiddlewaretoken")).value);
    body.set("text", value);
    body.set("seen", this.seen);
    if (force) {
      body.set("force", force);
    }
    return fetch(this.form.dataset.gabDraft ?? "", { method: "POST", body, redirect: "manual", headers: { "Gabinet-Draft": "1" } });
  }

  /** @param {string} value @param {Response} answer */
  async told(value, answer) {
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      signedOut();
      this.later(AGAIN);
    } else if (answer.status === 409) {
      this.kept.querySelector("[data-gab-other]")?.remove();
      this.kept.insertAdjacentHTML("beforeend", await answer.text());
      this.show("other", this.stamp.dataset.other ?? "");
    } else if (answer.ok) {
      back();
      this.saved = value;
      this.seen = answer.headers.get("Gabinet-At") ?? "";
      this.show("saved", await answer.text());
    } else {
      this.show("waiting", this.stamp.dataset.waiting ?? "");
      this.later(AGAIN);
    }
  }

  /** @param {string} state @param {string} words */
  show(state, words) {
    this.stamp.dataset.state = state;
    this.stamp.textContent = words;
  }

  /** @param {Event} event the buttons of what was offered */
  choose(event) {
    const target = event.target instanceof Element ? event.target : null;
    const take = target?.closest("[data-gab-take]");
    if (take instanceof HTMLElement) {
      const other = this.kept.querySelector("[data-gab-other-text]");
      if (take.dataset.gabTake === "theirs" && other) {
        this.text.value = other.textContent ?? "";
      }
      this.kept.querySelector("[data-gab-other]")?.remove();
      this.save("1");
      this.text.focus();
    } else if (target?.closest("[data-gab-resume]")) {
      event.preventDefault();
      this.text.value = this.kept.querySelector("[data-gab-offer] blockquote")?.textContent ?? this.text.value;
      this.kept.querySelector("[data-gab-offer]")?.remove();
      this.text.focus();
      say(this.stamp.textContent ?? "");
    }
  }
}

export function startDrafts() {
  /** @type {WeakMap<Element, Draft>} */
  const drafts = new WeakMap();
  each("form[data-gab-draft]", (form) => {
    const text = form.querySelector("textarea[data-gab-text], textarea");
    const kept = form.querySelector("[data-gab-kept]");
    if (form instanceof HTMLFormElement && text instanceof HTMLTextAreaElement && kept instanceof HTMLElement) {
      drafts.set(form, new Draft(form, text, kept));
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && event.target instanceof Element) {
      const form = event.target.closest("form[data-gab-draft]");
      if (form) {
        event.preventDefault();
        drafts.get(form)?.save("");
      }
    }
  });
}
