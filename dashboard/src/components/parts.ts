import type { CandidateKind, DrawnPart } from "../api/types";

/** What a part is called. */
export const PART_NAMES: Record<DrawnPart, string> = {
  normal: "Normal cell",
  reduction: "Reduction cell",
  cell: "Cell",
  network: "Layers",
};

/** The parts of an architecture that have drawings. */
export const PARTS: Record<CandidateKind, readonly DrawnPart[]> = {
  cells: ["normal", "reduction"],
  edges: ["cell"],
  layers: ["network"],
  model: [],
};
