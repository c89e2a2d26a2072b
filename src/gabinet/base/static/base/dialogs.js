// SPDX-License-Identifier: EUPL-1.2
// Native dialogs: links to them open them modally; without scripts the link shows them in place (:target).

export function startDialogs() {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const opener = target?.closest("[data-gab-opens]");
    if (opener instanceof HTMLElement) {
      const dialog = document.getElementById(opener.dataset.gabOpens ?? "");
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    const closer = target?.closest("[data-gab-closes]");
    const dialog = closer?.closest("dialog");
    if (dialog?.open) {
      event.preventDefault();
      dialog.close();
    }
  });
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === " " && target?.matches("a[role=button]")) {
      event.preventDefault();
      target.click();
    }
  });
}
