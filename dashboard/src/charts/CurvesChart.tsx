import { memo, useCallback, useMemo, useState } from "react";
import type { CurveMeasure, Trial } from "../api/types";
import type { Highlight } from "../state/highlight";
import { isLive, isPartial } from "../state/trials";
import type { AxisText, Box } from "./Axes";
import { accuracyScale, accuracyText, countText, lossText } from "./axisText";
import { ChartFigure, Choice, Key } from "./ChartFigure";
import { type Drawing, Plot, type PlotPoint } from "./Plot";
import { dotsPath, endsPath, linePath } from "./paths";
import { countScale, extent, linearScale } from "./scale";

type Measure = "validationAccuracy" | "validationLoss" | "trainLoss";

const TEXTS: Record<Measure, AxisText> = {
  validationAccuracy: accuracyText("validation accuracy"),
  validationLoss: lossText("validation loss (cross-entropy, nats)"),
  trainLoss: lossText("training loss (cross-entropy, nats)"),
};

const CROWDED = 150;
const LAYERS = 24;

interface CurvesChartProps {
  trials: ReadonlyMap<number, Trial>;
  epochs: number;
  best: number | null;
  highlight: Highlight;
  onSelect: (trial: number) => void;
}

/** The learning curves of all trials; the one under the pointer stands out. */
export const CurvesChart = memo(function CurvesChart(props: CurvesChartProps) {
  const { trials, epochs, best, highlight, onSelect } = props;
  const [measure, setMeasure] = useState<Measure>("validationAccuracy");
  const draw = useCallback(
    (box: Box) => drawCurves(trials, epochs, best, measure, box),
    [trials, epochs, best, measure],
  );
  const hasStopped = useMemo(() => [...trials.values()].some(isPartial), [trials]);
  const emphasis = useCallback(
    (trial: number, drawing: Drawing) => (
      <path
        className="mark-line-picked"
        d={linePath(curveOf(trials.get(trial), measure, drawing))}
      />
    ),
    [trials, measure],
  );
  return (
    <ChartFigure
      title="Learning curves"
      controls={
        <Choice
          label="Measure on the vertical axis"
          value={measure}
          options={[
            ["validationAccuracy", "Accuracy"],
            ["validationLoss", "Loss"],
            ["trainLoss", "Training loss"],
          ]}
          onChange={setMeasure}
        />
      }
      keys={
        <>
          <Key mark="line-curve">candidate</Key>
          {hasStopped && <Key mark="line-stopped">stopped early</Key>}
          <Key mark="line-running">in training</Key>
          <Key mark="line-best">best</Key>
          <Key mark="line-baseline">baseline</Key>
        </>
      }
    >
      <Plot
        label={`Learning curves of all trials: ${TEXTS[measure].label} by epoch`}
        testId="chart-curves"
        height={290}
        xText={countText("epoch")}
        yText={TEXTS[measure]}
        trials={trials}
        highlight={highlight}
        onSelect={onSelect}
        draw={draw}
        emphasis={emphasis}
        reach={90}
      />
    </ChartFigure>
  );
});

function drawCurves(
  trials: ReadonlyMap<number, Trial>,
  epochs: number,
  best: number | null,
  measure: Measure,
  box: Box,
): Drawing {
  const shown = [...trials.values()].filter((trial) => trial.curve.length > 0);
  const values = shown.flatMap((trial) => trial.curve.map((point) => point[measure]));
  const x = countScale(1, epochs, [box.left + 10, box.right - 10], Math.max(3, box.right / 60));
  const y =
    measure === "validationAccuracy"
      ? accuracyScale(values, [box.bottom, box.top])
      : linearScale(extent(values) ?? [0, 1], [box.bottom, box.top]);
  const lines = (wanted: (trial: Trial) => boolean) =>
    shown.filter(wanted).map((trial) => curveOf(trial, measure, { x, y }));
  const path = (curves: PlotPoint[][]) => curves.map(linePath).join("");
  const candidates = lines(
    (trial) =>
      trial.role === "candidate" && trial.id !== best && !isLive(trial) && !isPartial(trial),
  );
  // They end where they were stopped, which is marked.
  const stopped = lines((trial) => trial.role === "candidate" && isPartial(trial));
  const running = lines((trial) => trial.role === "candidate" && isLive(trial));
  const baselines = lines((trial) => trial.role === "baseline");
  const bestLines = lines((trial) => trial.id === best);
  return {
    x,
    y,
    points: lines(() => true).flat(),
    marks: (
      <g aria-hidden="true" className={candidates.length > CROWDED ? "crowded" : undefined}>
        {layers(candidates).map((layer) => (
          <path key={layer[0]?.[0]?.trial} className="mark-line-curve" d={path(layer)} />
        ))}
        <path className="mark-line-stopped" d={path(stopped)} />
        <path
          className="mark-end-stopped"
          d={endsPath(
            stopped.flatMap((curve) => curve.slice(-1)),
            4,
          )}
        />
        <path className="mark-line-baseline" d={path(baselines)} />
        <path className="mark-dot-candidate" d={dotsPath(lone(candidates))} />
        <path className="mark-dot-train" d={dotsPath(lone(baselines))} />
        <path className="mark-line-running" d={path(running)} />
        <path className="mark-dot-head" d={dotsPath(running.flatMap((curve) => curve.slice(-1)))} />
        <path className="mark-line-best" d={path(bestLines)} />
        <path
          className="mark-dot-best"
          d={dotsPath(bestLines.flatMap((curve) => curve.slice(-1)))}
        />
      </g>
    ),
  };
}

/** The points of curves that are not lines yet. */
function lone(curves: PlotPoint[][]): PlotPoint[] {
  return curves.filter((curve) => curve.length === 1).flat();
}

/**
 * One path holds many curves, and where they cross it is no darker. Where there are very many, a
 * few paths on top of each other show how dense they lie.
 */
function layers(curves: PlotPoint[][]): PlotPoint[][][] {
  if (curves.length <= CROWDED) {
    return curves.length === 0 ? [] : [curves];
  }
  const size = Math.ceil(curves.length / LAYERS);
  return Array.from({ length: Math.ceil(curves.length / size) }, (_, index) =>
    curves.slice(index * size, (index + 1) * size),
  );
}

function curveOf(
  trial: Trial | undefined,
  measure: CurveMeasure,
  { x, y }: Pick<Drawing, "x" | "y">,
): PlotPoint[] {
  return (trial?.curve ?? []).map((point) => ({
    trial: trial?.id ?? 0,
    x: x(point.epoch),
    y: y(point[measure]),
  }));
}
