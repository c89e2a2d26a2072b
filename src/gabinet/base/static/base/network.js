// SPDX-License-Identifier: EUPL-1.2
// Says when the network is gone or the session has ended; what is typed stays where it is.

/** @param {string} hook @param {boolean} shown */
function strip(hook, shown) {
  const element = document.querySelector(`[${hook}]`);
  if (element instanceof HTMLElement) {
    element.hidden = !shown;
  }
}

/** Tell the page that a request found no network. */
export function gone() {
  strip("data-gab-offline", true);
}

/** Tell the page that a request was answered. */
export function back() {
  strip("data-gab-offline", false);
  strip("data-gab-signed-out", false);
}

/** Tell the page that nobody is logged in any more. */
export function signedOut() {
  strip("data-gab-signed-out", true);
}

export function startNetwork() {
  addEventListener("offline", gone);
  addEventListener("online", back);
  document.body.addEventListener("htmx:sendError", gone);
  document.body.addEventListener("htmx:afterOnLoad", back);
  document.body.addEventListener("gab:signed-out", signedOut);
  if (!navigator.onLine) {
    gone();
  }
}
