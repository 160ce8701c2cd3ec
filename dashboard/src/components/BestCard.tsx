import type { ReactNode } from "react";
import type { Trial } from "../api/types";
import { accuracy, compact, count, points, shareOf } from "../format/format";
import { modelName, trialName } from "../format/words";
import { isScored } from "../state/trials";
import { Drawings } from "./CellDrawing";
import { Downloads } from "./Downloads";

interface BestCardProps {
  best: Trial | null;
  baselines: readonly Trial[];
  /** Whether no better one can follow. */
  ended: boolean;
  onSelect: (trial: number) => void;
}

/** The best candidate so far: its drawings, its numbers, and how they stand against the baseline. */
export function BestCard({ best, baselines, ended, onSelect }: BestCardProps) {
  const baseline = baselines[0] ?? null;
  return (
    <section className="card best" aria-labelledby="best-title" data-testid="best">
      <header className="card-head">
        <h2 id="best-title">Best architecture</h2>
        {best !== null && (
          <button type="button" className="link" onClick={() => onSelect(best.id)}>
            Candidate {best.number} · <code>{trialName(best)}</code>
          </button>
        )}
      </header>
      {best === null ? (
        <p className="empty-line">
          {ended ? "No candidate has succeeded." : "No candidate has succeeded yet."}
        </p>
      ) : (
        <>
          <Numbers best={best} baseline={baseline} />
          <Drawings hash={best.name} kind={best.candidate.kind} testId="best-cell" />
          <Downloads trial={best} />
        </>
      )}
    </section>
  );
}

function Numbers({ best, baseline }: { best: Trial; baseline: Trial | null }) {
  return (
    <dl className="numbers">
      <Figure
        name="Validation accuracy"
        value={accuracy(best.validationAccuracy)}
        testId="best-accuracy"
        note={difference(best.validationAccuracy, baseline, "validationAccuracy")}
        large
      />
      <Figure
        name="Test accuracy"
        value={accuracy(best.testAccuracy)}
        note={difference(best.testAccuracy, baseline, "testAccuracy")}
      />
      <Figure
        name="Parameters"
        value={compact(best.parameters)}
        title={count(best.parameters)}
        note={share(best.parameters, baseline, "parameters")}
      />
      <Figure
        name="Multiply-adds"
        value={compact(best.multiplyAdds)}
        title={count(best.multiplyAdds)}
        note={share(best.multiplyAdds, baseline, "multiplyAdds")}
      />
    </dl>
  );
}

interface FigureProps {
  name: string;
  value: string;
  note: ReactNode;
  title?: string;
  testId?: string;
  large?: boolean;
}

function Figure({ name, value, note, title, testId, large = false }: FigureProps) {
  return (
    <div className={large ? "number number-large" : "number"}>
      <dt>{name}</dt>
      <dd title={title} data-testid={testId}>
        {value}
      </dd>
      <dd className="note">{note}</dd>
    </div>
  );
}

function difference(
  value: number | null,
  baseline: Trial | null,
  measure: "validationAccuracy" | "testAccuracy",
): ReactNode {
  const reference = baseline !== null && isScored(baseline) ? baseline[measure] : null;
  if (value === null || reference === null || baseline === null) {
    return null;
  }
  return (
    <>
      {points(value, reference)} to <NameOf baseline={baseline} />
    </>
  );
}

function share(
  value: number | null,
  baseline: Trial | null,
  measure: "parameters" | "multiplyAdds",
): ReactNode {
  const text = shareOf(value, baseline?.[measure] ?? null);
  return text === null || baseline === null ? null : (
    <>
      {text} of <NameOf baseline={baseline} />
    </>
  );
}

function NameOf({ baseline }: { baseline: Trial }) {
  return <span className="unbroken">{modelName(baseline.name)}</span>;
}
