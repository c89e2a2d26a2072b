// SPDX-License-Identifier: EUPL-1.2
// What helps on every page; all of them work without it.
import { startDialogs } from "./dialogs.js";
import { startDrafts } from "./drafts.js";
import { startKeys } from "./keys.js";
import { startNetwork } from "./network.js";
import { startPalette } from "./palette.js";
import { startTheme } from "./theme.js";
import { startToasts } from "./toasts.js";

startNetwork();
startToasts();
startDialogs();
startDrafts();
startPalette();
startKeys();
startTheme();
document.documentElement.dataset.scripts = "on";
