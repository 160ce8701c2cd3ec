import { drawingAddress, exportAddress } from "../api/client";
import type { ExportKind, TrialSummary } from "../api/types";
import { weightsNote } from "../format/notes";
import { PART_NAMES, PARTS } from "./parts";

const KINDS: { kind: ExportKind; text: string; note: string; weights: boolean }[] = [
  { kind: "json", text: "JSON", note: "architecture, recipe and outcome", weights: false },
  { kind: "pytorch", text: "PyTorch", note: "Python source of the network", weights: false },
  { kind: "torchscript", text: "TorchScript", note: "for torch.jit.load", weights: true },
  { kind: "safetensors", text: "safetensors", note: "the trained weights", weights: true },
];

/** Links to a trial's files. Those with weights appear once the weights are there. */
export function Downloads({ trial }: { trial: TrialSummary }) {
  const parts = PARTS[trial.candidate.kind];
  return (
    <div className="downloads">
      {KINDS.filter(({ weights }) => !weights || trial.hasWeights).map(({ kind, text, note }) => (
        <Download
          key={kind}
          address={exportAddress(trial.id, kind)}
          text={text}
          note={note}
          testId={`download-${kind}`}
        />
      ))}
      {parts.map((part) => (
        <Download
          key={part}
          address={drawingAddress(trial.name, part)}
          file={`${trial.name.slice(0, 8)}-${part}.svg`}
          text={parts.length === 1 ? "SVG" : `SVG, ${PART_NAMES[part].toLowerCase()}`}
          note={`drawing of the ${PART_NAMES[part].toLowerCase()}`}
          testId={`download-svg-${part}`}
        />
      ))}
      {!trial.hasWeights && <span className="quiet">{weightsNote(trial)}</span>}
    </div>
  );
}

interface DownloadProps {
  address: string;
  /** What the file is called; the controller says it where this does not. */
  file?: string;
  text: string;
  note: string;
  testId: string;
}

function Download({ address, file = "", text, note, testId }: DownloadProps) {
  return (
    <a
      className="button"
      href={address}
      download={file}
      title={`${text}: ${note}`}
      data-testid={testId}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />
      </svg>
      {text}
    </a>
  );
}
