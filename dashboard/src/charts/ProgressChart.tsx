import { memo, useCallback, useMemo } from "react";
import type { Trial } from "../api/types";
import { modelName } from "../format/words";
import type { Highlight } from "../state/highlight";
import {
  baselinesOf,
  bestSoFar,
  isLive,
  isPartial,
  isScored,
  shownAccuracy,
} from "../state/trials";
import type { Box } from "./Axes";
import { accuracyScale, accuracyText, countText } from "./axisText";
import { BaselineLines } from "./Baselines";
import { ChartFigure, Key } from "./ChartFigure";
import { type Drawing, Plot, type PlotPoint } from "./Plot";
import { crossesPath, dotsPath, stepPath } from "./paths";
import { countScale } from "./scale";

interface ProgressChartProps {
  trials: ReadonlyMap<number, Trial>;
  planned: number;
  highlight: Highlight;
  onSelect: (trial: number) => void;
}

/** Every candidate in the order of suggestion, and how the best of them rose. */
export const ProgressChart = memo(function ProgressChart(props: ProgressChartProps) {
  const { trials, planned, highlight, onSelect } = props;
  const draw = useCallback((box: Box) => drawProgress(trials, planned, box), [trials, planned]);
  const label = useMemo(() => describe(trials), [trials]);
  const hasStopped = useMemo(() => [...trials.values()].some(isPartial), [trials]);
  return (
    <ChartFigure
      title="Best so far"
      keys={
        <>
          <Key mark="line-best">best so far</Key>
          <Key mark="dot-candidate">candidate</Key>
          <Key mark="dot-running">in training</Key>
          {hasStopped && <Key mark="dot-stopped">stopped early, as far as it came</Key>}
          <Key mark="cross-failed">failed</Key>
          <Key mark="line-baseline">baseline</Key>
        </>
      }
    >
      <Plot
        label={label}
        testId="chart-progress"
        height={380}
        xText={countText("candidate")}
        yText={accuracyText("validation accuracy")}
        trials={trials}
        highlight={highlight}
        onSelect={onSelect}
        draw={draw}
      />
    </ChartFigure>
  );
});

function drawProgress(trials: ReadonlyMap<number, Trial>, planned: number, box: Box): Drawing {
  const candidates = [...trials.values()].filter((trial) => trial.role === "candidate");
  const baselines = baselinesOf(trials.values()).filter(isScored);
  const last = candidates.reduce((most, trial) => Math.max(most, trial.number), planned);
  const accuracies = [...candidates, ...baselines].flatMap((trial) => shownAccuracy(trial) ?? []);
  const x = countScale(1, last, [box.left + 8, box.right - 8], Math.max(3, box.right / 60));
  const y = accuracyScale(accuracies, [box.bottom, box.top]);
  const at = (trial: Trial): PlotPoint => ({
    trial: trial.id,
    x: x(trial.number),
    y: trial.state === "failed" ? box.bottom - 7 : y(shownAccuracy(trial) ?? 0),
  });
  const scored = candidates.filter(isScored).map(at);
  const failed = candidates.filter((trial) => trial.state === "failed").map(at);
  const running = candidates
    .filter((trial) => isLive(trial) && shownAccuracy(trial) !== null)
    .map(at);
  const stopped = candidates.filter(isPartial).map(at);
  const best = bestSoFar(candidates).map((step) => ({ x: x(step.number), y: y(step.accuracy) }));
  const end = Math.max(0, ...[...scored, ...running].map((point) => point.x));
  const points = [...scored, ...failed, ...running, ...stopped].sort(
    (one, other) => one.x - other.x,
  );
  const marks = (
    <g aria-hidden="true" className={candidates.length > 300 ? "crowded" : undefined}>
      <BaselineLines
        box={box}
        lines={baselines.map((trial) => ({
          y: y(trial.validationAccuracy ?? 0),
          name: modelName(trial.name),
        }))}
      />
      <path className="mark-dot-stopped" d={dotsPath(stopped)} />
      <path className="mark-dot-candidate" d={dotsPath(scored)} />
      {running.map((point) => (
        <circle key={point.trial} className="mark-dot-running" cx={point.x} cy={point.y} r={4} />
      ))}
      <path className="mark-cross-failed" d={crossesPath(failed, 3.5)} />
      <path className="mark-line-best" d={stepPath(best, end)} />
      <path className="mark-dot-best" d={dotsPath(best)} />
    </g>
  );
  return { x, y, marks, points };
}

function describe(trials: ReadonlyMap<number, Trial>): string {
  const best = bestSoFar(trials.values()).at(-1);
  return best === undefined
    ? "Best validation accuracy so far, by candidate: none has ended yet"
    : `Best validation accuracy so far, by candidate: ${(best.accuracy * 100).toFixed(2)} percent, ` +
        `reached by candidate ${best.number}`;
}
