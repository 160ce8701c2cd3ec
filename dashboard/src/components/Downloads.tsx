import { exportAddress } from "../api/client";
import type { ExportKind, TrialSummary } from "../api/types";

const KINDS: { kind: ExportKind; text: string; note: string; weights: boolean }[] = [
  { kind: "json", text: "JSON", note: "architecture, recipe and outcome", weights: false },
  { kind: "torchscript", text: "TorchScript", note: "for torch.jit.load", weights: true },
  { kind: "safetensors", text: "safetensors", note: "the trained weights", weights: true },
];

/** Links to a trial's files. Those with weights appear once the weights are there. */
export function Downloads({ trial }: { trial: TrialSummary }) {
  return (
    <div className="downloads">
      {KINDS.filter(({ weights }) => !weights || trial.hasWeights).map(({ kind, text, note }) => (
        <a
          key={kind}
          className="button"
          href={exportAddress(trial.id, kind)}
          download
          title={`${text}: ${note}`}
          data-testid={`download-${kind}`}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />
          </svg>
          {text}
        </a>
      ))}
      {!trial.hasWeights && (
        <span className="quiet">The weights can be downloaded once they are uploaded.</span>
      )}
    </div>
  );
}
