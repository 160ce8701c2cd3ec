import "./styles/fonts.css";
import "./styles/theme.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/cards.css";
import "./styles/drawings.css";
import "./styles/charts.css";
import "./styles/table.css";
import "./styles/launch.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { movePath } from "./state/route";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("index.html has no element #root");
}
movePath();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
