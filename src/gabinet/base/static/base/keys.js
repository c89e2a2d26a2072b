// SPDX-License-Identifier: EUPL-1.2
// The keyboard: J/K through a list, G and a letter to a place, E R A, Ctrl+Enter accepts, ? helps, Z undoes.
// Letters are dead in text fields and can be switched off in the settings (WCAG 2.1.4).
import { isTyping } from "./dom.js";

/** @param {string} selector what the key stands on: a fold is opened and its first field focused, all else is clicked */
function press(selector) {
  const element = document.querySelector(selector);
  if (!(element instanceof HTMLElement)) {
    return false;
  }
  const fold = element.matches("summary") ? element.parentElement : null;
  if (fold instanceof HTMLDetailsElement) {
    fold.open = true;
    const field = fold.querySelector("select, textarea, input:not([type=hidden])");
    (field instanceof HTMLElement ? field : element).focus();
  } else {
    element.click();
  }
  return true;
}

/** @param {number} step */
function walk(step) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-gab-row]")]);
  const active = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const open = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const from = active >= 0 ? active : open;
  const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event Ctrl+Enter: the primary button of the form or block one is in, else of the page */
function accept(event) {
  const near = event.target instanceof Element ? event.target.closest("dialog, form, .document, main") : null;
  const button = near?.querySelector("button.primary:not([disabled])") ?? document.querySelector("[data-gab-accept]");
  if (button instanceof HTMLElement) {
    event.preventDefault();
    button.click();
  }
}

/** The list of keys, fetched when it is first asked for. */
async function help() {
  const dialog = document.getElementById("keys");
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) {
    return;
  }
  if (!dialog.firstChild) {
    const answer = await fetch(dialog.dataset.gabKeys ?? "", { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (!answer.ok) {
      return;
    }
    dialog.innerHTML = await answer.text();
  }
  dialog.showModal();
}

/** @type {Record<string, () => unknown>} */
const LETTERS = {
  j: () => walk(1),
  k: () => walk(-1),
  z: () => press(".toast-undo"),
  "?": help,
};

let going = 0;

/** @param {KeyboardEvent} event */
function letter(event) {
  const key = event.key.toLowerCase();
  if (going && Date.now() - going < 1500) {
    going = 0;
    return press(`[data-gab-go="${CSS.escape(key)}"]`);
  }
  if (key === "g") {
    going = Date.now();
    return true;
  }
  const known = LETTERS[key];
  if (known) {
    known();
    return true;
  }
  return /^[a-z1-9]$/.test(key) && press(`[data-gab-key="${CSS.escape(key)}"]`);
}

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      accept(event);
      return;
    }
    const off = document.documentElement.dataset.letters === "off" || document.querySelector("dialog[open]");
    if (off || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (letter(event)) {
      event.preventDefault();
    }
  });
}
