// SPDX-License-Identifier: EUPL-1.2
// Shows the chosen theme at once; saving it is the form's work.
import { each } from "./dom.js";

export function startTheme() {
  each("input[data-gab-theme]", (input) => {
    input.addEventListener("change", () => {
      document.documentElement.dataset.theme = input.dataset.gabTheme;
    });
  });
}
