import type { CurveMeasure, CurvePoint } from "../api/types";
import { Axes, type AxisText, type Box } from "./Axes";
import { accuracyScale, accuracyText, countText, lossText } from "./axisText";
import { Key } from "./ChartFigure";
import { dotsPath, linePath } from "./paths";
import { countScale, extent, linearScale, type Range, type Scale } from "./scale";
import { useWidth } from "./useWidth";

type Kind = "accuracy" | "loss";

const HEIGHT = 190;

const LINES: Record<Kind, { train: CurveMeasure; validation: CurveMeasure }> = {
  accuracy: { train: "trainAccuracy", validation: "validationAccuracy" },
  loss: { train: "trainLoss", validation: "validationLoss" },
};

const TEXTS: Record<Kind, AxisText> = {
  accuracy: accuracyText("accuracy"),
  loss: lossText("loss (cross-entropy, nats)"),
};

const SCALES: Record<Kind, (values: number[], range: Range) => Scale> = {
  accuracy: accuracyScale,
  loss: (values, range) => linearScale(extent(values) ?? [0, 1], range, 4),
};

interface TrialCurveChartProps {
  kind: Kind;
  curve: readonly CurvePoint[];
  epochs: number;
}

/** One trial's accuracy or loss, in training and in validation, by epoch. */
export function TrialCurveChart({ kind, curve, epochs }: TrialCurveChartProps) {
  const [container, width] = useWidth<HTMLDivElement>();
  const box: Box = { left: 46, right: width - 10, top: 26, bottom: HEIGHT - 40 };
  const { train, validation } = LINES[kind];
  const values = curve.flatMap((point) => [point[train], point[validation]]);
  const x = countScale(1, epochs, [box.left + 8, box.right - 8], 6);
  const y = SCALES[kind](values, [box.bottom, box.top]);
  const line = (measure: CurveMeasure) =>
    curve.map((point) => ({ x: x(point.epoch), y: y(point[measure]) }));
  const last = curve.at(-1);
  const label =
    `Learning curve, ${TEXTS[kind].label}: ` +
    (last === undefined
      ? "no epoch has ended yet"
      : `after epoch ${last.epoch}, training ${TEXTS[kind].format(last[train])}, ` +
        `validation ${TEXTS[kind].format(last[validation])}`);
  return (
    <figure className="trial-curve">
      <div ref={container} className="plot">
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {width > 80 && (
            <>
              <Axes box={box} x={x} y={y} xText={countText("epoch")} yText={TEXTS[kind]} />
              <path className="mark-line-train" d={linePath(line(train))} />
              <path className="mark-dot-train" d={dotsPath(line(train))} />
              <path className="mark-line-validation" d={linePath(line(validation))} />
              <path className="mark-dot-validation" d={dotsPath(line(validation))} />
            </>
          )}
        </svg>
      </div>
      <figcaption className="keys">
        <Key mark="line-train">training</Key>
        <Key mark="line-validation">validation</Key>
      </figcaption>
    </figure>
  );
}
