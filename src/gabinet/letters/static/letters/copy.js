// SPDX-License-Identifier: EUPL-1.2
// Copies the text of an element by a button or its key; without this module the button is not shown and the text is selected by hand.
import { each, say } from "../base/dom.js";

/** @param {HTMLElement} from */
async function copy(from) {
  const text = from.innerText;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const range = document.createRange(); // an office without https: what is selected is copied
  range.selectNodeContents(from);
  const chosen = window.getSelection();
  chosen?.removeAllRanges();
  chosen?.addRange(range);
  document.execCommand("copy");
}

each("[data-gab-copies]", (button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const from = document.getElementById(button.dataset.gabCopies ?? "");
    if (!from) {
      return;
    }
    await copy(from);
    for (const other of document.querySelectorAll("[data-gab-copies][data-state]")) {
      other.removeAttribute("data-state");
    }
    button.dataset.state = "done";
    say(`${button.dataset.said}: ${from.innerText}`);
  });
});
