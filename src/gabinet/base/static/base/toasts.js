// SPDX-License-Identifier: EUPL-1.2
// Toasts live 6 s, or as long as their undo works; they wait while looked at.
import { each } from "./dom.js";

const SECOND = 1000;

/** @param {HTMLElement} toast */
function live(toast) {
  let left = Number(toast.dataset.gabToast) || 6;
  const shown = toast.querySelector("[data-gab-left]");
  const timer = setInterval(() => {
    if (!toast.isConnected) {
      clearInterval(timer);
      return;
    }
    if (!toast.matches(":hover, :focus-within") || shown) {
      left -= 1;
    }
    if (shown) {
      shown.textContent = `${Math.max(left, 0)} s`;
    }
    if (left <= 0) {
      clearInterval(timer);
      toast.remove();
    }
  }, SECOND);
  if (shown) {
    shown.textContent = `${left} s`;
  }
}

export function startToasts() {
  each("[data-gab-toast]", live);
}
