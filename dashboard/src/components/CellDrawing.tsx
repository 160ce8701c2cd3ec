import { useState } from "react";
import { drawingAddress } from "../api/client";
import type { CellKind } from "../api/types";

const NAMES: Record<CellKind, string> = { normal: "Normal cell", reduction: "Reduction cell" };

interface CellDrawingProps {
  hash: string;
  cell: CellKind;
  testId?: string;
}

/** A cell as the controller draws it, at its own address: a click opens it at full size. */
export function CellDrawing({ hash, cell, testId }: CellDrawingProps) {
  const address = drawingAddress(hash, cell);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <figure className="cell-drawing">
      <figcaption>{NAMES[cell]}</figcaption>
      {broken === address ? (
        <p className="quiet">The drawing cannot be loaded.</p>
      ) : (
        <a href={address} target="_blank" rel="noreferrer" title="Open at full size">
          <img
            src={address}
            alt={`${NAMES[cell]} of architecture ${hash}`}
            data-testid={testId}
            loading="lazy"
            onError={() => setBroken(address)}
          />
        </a>
      )}
    </figure>
  );
}
