import { memo, useCallback, useState } from "react";
import type { Trial } from "../api/types";
import { modelName } from "../format/words";
import type { Highlight } from "../state/highlight";
import { isScored, paretoFront } from "../state/trials";
import type { Box } from "./Axes";
import { accuracyScale, accuracyText, compactText } from "./axisText";
import { Labels } from "./Baselines";
import { ChartFigure, Choice, Key } from "./ChartFigure";
import { apart, type Label, widthOf } from "./labels";
import { type Drawing, Plot, type PlotPoint } from "./Plot";
import { dotsPath, stepPath } from "./paths";
import { extent, linearScale, logScale } from "./scale";

const BESIDE = 10;

type Cost = "parameters" | "multiplyAdds";

interface CostChartProps {
  trials: ReadonlyMap<number, Trial>;
  best: number | null;
  highlight: Highlight;
  onSelect: (trial: number) => void;
}

/** Accuracy against size: what a better network costs. */
export const CostChart = memo(function CostChart(props: CostChartProps) {
  const { trials, best, highlight, onSelect } = props;
  const [cost, setCost] = useState<Cost>("parameters");
  const draw = useCallback((box: Box) => drawCost(trials, cost, best, box), [trials, cost, best]);
  const name = cost === "parameters" ? "parameters" : "multiply-adds";
  return (
    <ChartFigure
      title={`Accuracy against ${name}`}
      controls={
        <Choice
          label="Cost on the horizontal axis"
          value={cost}
          options={[
            ["parameters", "Parameters"],
            ["multiplyAdds", "Multiply-adds"],
          ]}
          onChange={setCost}
        />
      }
      keys={
        <>
          <Key mark="dot-candidate">candidate</Key>
          <Key mark="dot-best">best</Key>
          <Key mark="line-front">Pareto front</Key>
          <Key mark="square-baseline">baseline</Key>
        </>
      }
    >
      <Plot
        label={`Validation accuracy against ${name}, one point for each trial that ended`}
        testId="chart-cost"
        height={290}
        xText={compactText(name)}
        yText={accuracyText("validation accuracy")}
        trials={trials}
        highlight={highlight}
        onSelect={onSelect}
        draw={draw}
      />
    </ChartFigure>
  );
});

function drawCost(
  trials: ReadonlyMap<number, Trial>,
  cost: Cost,
  best: number | null,
  box: Box,
): Drawing {
  const shown = [...trials.values()].filter((trial) => isScored(trial) && (trial[cost] ?? 0) > 0);
  const costs = extent(shown.map((trial) => trial[cost] ?? 0)) ?? [1, 1_000_000];
  const range = [box.left + 10, box.right - 14] as const;
  const marks = Math.max(3, Math.floor(box.right / 80));
  const x =
    costs[1] > costs[0] * 8 ? logScale(costs, range, marks) : linearScale(costs, range, marks);
  const y = accuracyScale(
    shown.map((trial) => trial.validationAccuracy ?? 0),
    [box.bottom, box.top],
  );
  const at = (trial: Trial): PlotPoint => ({
    trial: trial.id,
    x: x(trial[cost] ?? 0),
    y: y(trial.validationAccuracy ?? 0),
  });
  const candidates = shown.filter((trial) => trial.role === "candidate").map(at);
  const baselines = shown.filter((trial) => trial.role === "baseline").map(at);
  const names = baselines.map((point) =>
    nameAt(point, modelName(trials.get(point.trial)?.name ?? ""), box),
  );
  const front = paretoFront(shown, (trial) => trial[cost]).map(at);
  return {
    x,
    y,
    points: [...candidates, ...baselines].sort((one, other) => one.x - other.x),
    marks: (
      <g aria-hidden="true" className={candidates.length > 300 ? "crowded" : undefined}>
        <path className="mark-line-front" d={stepPath(front, box.right)} />
        <path className="mark-dot-candidate" d={dotsPath(candidates)} />
        <path className="mark-dot-best" d={dotsPath(candidates.filter((p) => p.trial === best))} />
        {baselines.map((point) => (
          <g key={point.trial} transform={`translate(${point.x} ${point.y})`}>
            <rect className="mark-square-baseline" x={-4.5} y={-4.5} width={9} height={9} />
          </g>
        ))}
        <Labels labels={apart(names, box.bottom - 4)} />
      </g>
    ),
  };
}

/** A baseline's name to the right of its mark, or to the left where the chart ends. */
function nameAt({ x, y }: PlotPoint, text: string, box: Box): Label {
  const left = x + BESIDE + widthOf(text) > box.right;
  return { text, x: left ? x - BESIDE : x + BESIDE, y: y + 4, anchor: left ? "end" : "start" };
}
