// A cell that looks roughly as the controller's drawings do. The same hash gives the same picture.

const OPERATIONS = ["identity", "sep 3×3", "sep 5×5", "avg 3×3", "max 3×3", "conv 3×3", "conv 1×1"];

// As the controller's, the drawing has no ground of its own and knows both themes.
const STYLE =
  "text{fill:#1b2a2e}@media (prefers-color-scheme: dark){text{fill:#e5ebe8}" +
  "rect{fill:#27363a;stroke:#9aabad}circle{fill:#27363a}path{stroke:#9aabad}}";

export function drawCell(hash, cell) {
  let seed = Number.parseInt(hash.slice(0, 7), 16) + (cell === "normal" ? 0 : 7);
  const next = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const box = (x, y, text, fill) =>
    `<rect x="${x - 44}" y="${y - 13}" width="88" height="26" rx="6" fill="${fill}" stroke="#47555a"/>` +
    `<text x="${x}" y="${y + 4}" text-anchor="middle">${text}</text>`;
  const line = (x1, y1, x2, y2) =>
    `<path d="M${x1} ${y1}C${x1} ${y1 + 30} ${x2} ${y2 - 30} ${x2} ${y2}" fill="none" stroke="#6b7a80" stroke-width="1.4"/>`;
  let lines = "";
  let boxes = box(160, 24, "cell − 2", "#e7edf5") + box(320, 24, "cell − 1", "#e7edf5");
  for (let block = 0; block < 4; block += 1) {
    const x = 70 + block * 115;
    for (const side of [-1, 1]) {
      const y = side < 0 ? 104 : 140;
      lines += line(next(2) === 0 ? 160 : 320, 37, x, y - 13);
      boxes += box(x, y, OPERATIONS[next(OPERATIONS.length)], "#fdf3e2");
    }
    lines += line(x, 153, x, 194) + line(x, 216, 245, 262);
    boxes += `<circle cx="${x}" cy="205" r="11" fill="#fff" stroke="#47555a"/><text x="${x}" y="210" text-anchor="middle">+</text>`;
  }
  boxes += box(245, 276, "concatenate", "#e2eeea");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 490 300" font-family="sans-serif" font-size="12"><style>${STYLE}</style>${lines}${boxes}</svg>`;
}
