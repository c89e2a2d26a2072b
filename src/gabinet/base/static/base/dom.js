// SPDX-License-Identifier: EUPL-1.2
// Small things that the other modules share.

/**
 * All elements of a kind now on the page, and each that htmx brings later.
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
export function each(selector, start) {
  /** @param {ParentNode & Node} root */
  const look = (root) => {
    const found = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector));
    const own = root instanceof HTMLElement && root.matches(selector) ? [root] : [];
    for (const element of [...own, ...found]) {
      if (!started.has(element)) {
        started.set(element, new Set());
      }
      const names = started.get(element);
      if (names && !names.has(selector)) {
        names.add(selector);
        start(element);
      }
    }
  };
  look(document);
  document.body.addEventListener("htmx:load", (event) => look(/** @type {HTMLElement} */ (event.target)));
  document.body.addEventListener("htmx:oobAfterSwap", () => look(document));
}

/** @type {WeakMap<Element, Set<string>>} */
const started = new WeakMap();

/**
 * Say a sentence to those who listen.
 * @param {string} text
 */
export function say(text) {
  const said = document.getElementById("said");
  if (said) {
    said.textContent = text;
  }
}

/**
 * Whether somebody is typing there.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])"));
}
