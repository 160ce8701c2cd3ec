import { type KeyboardEvent, memo, type PointerEvent, useMemo, useState } from "react";
import type { ComparedGroup, Spread } from "../api/types";
import { count } from "../format/format";
import { type Axis, accuracySpread, lastOf, letterOf, valueAt } from "../state/comparison";
import { Axes, type AxisText, type Box } from "./Axes";
import { accuracyScale, accuracyText, countText } from "./axisText";
import { bandPath, stepPath } from "./paths";
import { countScale, linearScale, type Scale } from "./scale";
import { useWidth } from "./useWidth";

const HEIGHT = 400;
const STEPS = 50;

/** As many as there are colours in the styles. */
const SERIES = 6;

const X_TEXTS: Record<Axis, AxisText> = {
  byTrials: countText("candidates that have ended"),
  byDeviceHours: {
    label: "hours of training",
    format: (value) => String(Number(value.toPrecision(3))),
  },
};

interface ComparisonChartProps {
  groups: readonly ComparedGroup[];
  axis: Axis;
}

/** How the best accuracy rose: the mean of each group, and a standard deviation around it. */
export const ComparisonChart = memo(function ComparisonChart(props: ComparisonChartProps) {
  const { groups, axis } = props;
  const [container, width] = useWidth<HTMLDivElement>();
  const [picked, setCursor] = useState<number | null>(null);
  const last = lastOf(groups, axis);
  // The axis may have changed, or its end.
  const cursor = picked === null ? null : Math.min(picked, last);
  const drawing = useMemo(
    () => (width < 80 ? null : draw(groups, axis, width)),
    [groups, axis, width],
  );

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (drawing !== null) {
      const { x, box } = drawing;
      const place = event.clientX - event.currentTarget.getBoundingClientRect().left;
      const [low, high] = x.domain;
      const value = low + ((place - box.left) / (x(high) - box.left)) * (high - low);
      setCursor(Math.max(0, Math.min(last, value)));
    }
  }

  function onKey(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const width = axis === "byTrials" ? Math.max(1, Math.round(last / STEPS)) : last / STEPS;
      setCursor(Math.max(0, Math.min(last, (cursor ?? (step > 0 ? 0 : last)) + step * width)));
    } else if (event.key === "Escape") {
      setCursor(null);
    }
  }

  const label = `Best validation accuracy so far against ${X_TEXTS[axis].label}: mean and spread of each group`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      ref={container}
      className="plot comparison"
      data-testid="chart-comparison"
      role="group"
      aria-label={`${label}. Arrow keys move along the axis.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move along the axis.
      tabIndex={0}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => setCursor(null)}
      onBlur={() => setCursor(null)}
      onKeyDown={onKey}
    >
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {drawing !== null && (
          <>
            <Axes
              box={drawing.box}
              x={drawing.x}
              y={drawing.y}
              xText={X_TEXTS[axis]}
              yText={accuracyText("best validation accuracy so far")}
            />
            {drawing.marks}
            {cursor !== null && (
              <path
                className="comparison-cursor"
                d={`M${drawing.x(cursor)} ${drawing.box.top}V${drawing.box.bottom}`}
              />
            )}
          </>
        )}
      </svg>
      {cursor !== null && drawing !== null && (
        <CursorTip groups={groups} axis={axis} at={cursor} x={drawing.x(cursor)} width={width} />
      )}
    </div>
  );
});

interface Drawing {
  box: Box;
  x: Scale;
  y: Scale;
  marks: React.ReactNode;
}

function draw(groups: readonly ComparedGroup[], axis: Axis, width: number): Drawing {
  const box: Box = { left: 46, right: width - 34, top: 26, bottom: HEIGHT - 42 };
  const last = lastOf(groups, axis);
  const range = [box.left + 4, box.right] as const;
  const ticks = Math.max(3, width / 90);
  const x =
    axis === "byTrials"
      ? countScale(1, Math.max(1, last), range, ticks)
      : linearScale([0, last || 1], range, ticks);
  const values = groups.flatMap((group) =>
    group[axis].flatMap(({ best }) => [low(best), high(best)]),
  );
  const y = accuracyScale(values, [box.bottom, box.top]);
  const ends = labelsOf(groups, axis, y);
  return {
    box,
    x,
    y,
    marks: (
      <g aria-hidden="true">
        {groups.map((group, index) => (
          <path
            key={group.label}
            className={`series-band ${seriesClass(group, index)}`}
            d={bandPath(
              group[axis].map(({ x: at, best }) => ({
                x: x(at),
                low: y(low(best)),
                high: y(high(best)),
              })),
              x(group[axis].at(-1)?.x ?? 0),
            )}
          />
        ))}
        {groups.map((group, index) => (
          <path
            key={group.label}
            className={`series-line ${seriesClass(group, index)}`}
            d={stepPath(
              group[axis].map(({ x: at, best }) => ({ x: x(at), y: y(best.mean) })),
              x(group[axis].at(-1)?.x ?? 0),
            )}
          />
        ))}
        {ends.map(({ index, y: place, at, group }) => (
          <text
            key={group.label}
            className={`series-letter ${seriesClass(group, index)}`}
            x={x(at) + 8}
            y={place}
            dy="0.32em"
          >
            {letterOf(index)}
          </text>
        ))}
      </g>
    ),
  };
}

/** Colours and dashes; the control is dashed ink. */
export function seriesClass(group: ComparedGroup, index: number): string {
  return group.control ? "series-control" : `series-${index % SERIES}`;
}

const low = ({ mean, deviation }: Spread): number => Math.max(0, mean - (deviation ?? 0));
const high = ({ mean, deviation }: Spread): number => Math.min(1, mean + (deviation ?? 0));

/** Where letters stand at the ends of lines, moved apart where lines end together. */
function labelsOf(groups: readonly ComparedGroup[], axis: Axis, y: Scale) {
  const ends = groups
    .flatMap((group, index) => {
      const end = group[axis].at(-1);
      return end === undefined ? [] : [{ group, index, at: end.x, y: y(end.best.mean) }];
    })
    .sort((one, other) => one.y - other.y);
  let above = Number.NEGATIVE_INFINITY;
  return ends.map((end) => {
    above = Math.max(end.y, above + 15);
    return { ...end, y: above };
  });
}

interface CursorTipProps {
  groups: readonly ComparedGroup[];
  axis: Axis;
  at: number;
  x: number;
  width: number;
}

function CursorTip({ groups, axis, at, x, width }: CursorTipProps) {
  const position = x > width / 2 ? { right: width - x + 14 } : { left: x + 14 };
  const place = axis === "byTrials" ? Math.floor(at) : at;
  return (
    <div className="tip" role="status" style={{ top: 30, ...position }}>
      <strong>
        {axis === "byTrials"
          ? `After ${count(place)} candidates`
          : `After ${Number(place.toPrecision(3))} hours of training`}
      </strong>
      {groups.map((group, index) => (
        <span key={group.label}>
          {letterOf(index)} {accuracySpread(valueAt(group[axis], place) ?? undefined)}
        </span>
      ))}
    </div>
  );
}
