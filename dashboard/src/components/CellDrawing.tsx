import { useRef, useState } from "react";
import { drawingAddress } from "../api/client";
import type { CandidateKind, DrawnPart } from "../api/types";
import { DrawingDialog } from "./DrawingDialog";
import { PART_NAMES, PARTS } from "./parts";

interface DrawingsProps {
  hash: string;
  kind: CandidateKind;
  testId?: string;
}

/** All drawings of an architecture: wide ones below each other, narrow ones side by side. */
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

/** A part as the controller draws it: a click opens it at full size. */
function CellDrawing({ hash, part, testId }: CellDrawingProps) {
  const address = drawingAddress(hash, part);
  const [broken, setBroken] = useState<string | null>(null);
  const [wide, setWide] = useState(true);
  const [opened, setOpened] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);

  function open(): void {
    setOpened(true);
    dialog.current?.showModal();
  }

  const name = PART_NAMES[part];
  return (
    <figure className={wide ? "cell-drawing cell-drawing-wide" : "cell-drawing"}>
      <figcaption>{name}</figcaption>
      {broken === address ? (
        <p className="quiet">The drawing cannot be loaded.</p>
      ) : (
        <button
          type="button"
          className="plate"
          title="Open at full size"
          aria-haspopup="dialog"
          onClick={open}
        >
          <img
            src={address}
            alt={`${name} of architecture ${hash}`}
            data-testid={testId}
            loading="lazy"
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setWide(naturalWidth > naturalHeight)
            }
            onError={() => setBroken(address)}
          />
        </button>
      )}
      <DrawingDialog
        ref={dialog}
        title={`${name} of ${hash.slice(0, 8)}`}
        address={address}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </figure>
  );
}
