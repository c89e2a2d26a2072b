// SPDX-License-Identifier: EUPL-1.2
// The palette: Ctrl+K, a combobox over the search; what is found comes as a fragment of our own page.
import { signedOut } from "./network.js";

const PAUSE = 140;

export function startPalette() {
  const opener = document.querySelector("[data-gab-palette]");
  const dialog = document.querySelector("[data-gab-palette-dialog]");
  const field = dialog?.querySelector("input");
  const list = dialog?.querySelector("[role=listbox]");
  if (!(opener instanceof HTMLElement && dialog instanceof HTMLDialogElement && field && list)) {
    return;
  }
  let timer = 0;
  let asked = 0;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);

  /** @param {number} index */
  const select = (index) => {
    options().forEach((option, n) => {
      option.id = `palette-${n}`;
      option.setAttribute("aria-selected", String(n === index));
    });
    const chosen = options()[index];
    field.setAttribute("aria-expanded", String(options().length > 0));
    field.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
    chosen?.scrollIntoView({ block: "nearest" });
  };

  const ask = async () => {
    const mine = ++asked;
    const url = `${opener.dataset.gabPalette}?q=${encodeURIComponent(field.value)}`;
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, redirect: "manual" });
      if (answer.status === 401) {
        signedOut();
      } else if (mine === asked && answer.ok) {
        list.innerHTML = await answer.text();
        select(0);
      }
    } catch {
      list.textContent = "";
    }
  };

  const open = () => {
    if (!dialog.open) {
      dialog.showModal();
      field.select();
      ask();
    }
  };

  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const now = options().findIndex((option) => option.getAttribute("aria-selected") === "true");
    const last = options().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(event.key === "ArrowDown" ? (now >= last ? 0 : now + 1) : now <= 0 ? last : now - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      options()[now]?.click();
    }
  };

  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  field.addEventListener("keydown", move);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
}
