import { useState } from "react";
import { drawingAddress } from "../api/client";
import type { CandidateKind, DrawnPart } from "../api/types";

const NAMES: Record<DrawnPart, string> = {
  normal: "Normal cell",
  reduction: "Reduction cell",
  cell: "Cell",
  network: "Layers",
};

const PARTS: Record<CandidateKind, readonly DrawnPart[]> = {
  cells: ["normal", "reduction"],
  edges: ["cell"],
  layers: ["network"],
  model: [],
};

interface DrawingsProps {
  hash: string;
  kind: CandidateKind;
  testId?: string;
}

/** All drawings of an architecture, side by side. */
export function Drawings({ hash, kind, testId }: DrawingsProps) {
  return (
    <div className="cells">
      {PARTS[kind].map((part) => (
        <CellDrawing
          key={part}
          hash={hash}
          part={part}
          testId={testId === undefined ? undefined : `${testId}-${part}`}
        />
      ))}
    </div>
  );
}

interface CellDrawingProps {
  hash: string;
  part: DrawnPart;
  testId: string | undefined;
}

/** A part as the controller draws it, at its own address: a click opens it at full size. */
function CellDrawing({ hash, part, testId }: CellDrawingProps) {
  const address = drawingAddress(hash, part);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <figure className="cell-drawing">
      <figcaption>{NAMES[part]}</figcaption>
      {broken === address ? (
        <p className="quiet">The drawing cannot be loaded.</p>
      ) : (
        <a href={address} target="_blank" rel="noreferrer" title="Open at full size">
          <img
            src={address}
            alt={`${NAMES[part]} of architecture ${hash}`}
            data-testid={testId}
            loading="lazy"
            onError={() => setBroken(address)}
          />
        </a>
      )}
    </figure>
  );
}
