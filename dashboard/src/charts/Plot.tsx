import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo, useState } from "react";
import type { Trial } from "../api/types";
import { type Highlight, useHighlight } from "../state/highlight";
import { Axes, type AxisText, type Box } from "./Axes";
import { nearest, type Position } from "./paths";
import type { Scale } from "./scale";
import { TrialTip } from "./TrialTip";
import { useWidth } from "./useWidth";

export interface PlotPoint extends Position {
  trial: number;
}

/** What a chart puts between its axes, and the points that the pointer and the keyboard can reach. */
export interface Drawing {
  x: Scale;
  y: Scale;
  marks: ReactNode;
  points: readonly PlotPoint[];
}

interface PlotProps {
  label: string;
  testId: string;
  height: number;
  xText: AxisText;
  yText: AxisText;
  trials: ReadonlyMap<number, Trial>;
  highlight: Highlight;
  onSelect: (trial: number) => void;
  draw: (box: Box) => Drawing;
  /** How far from a point the pointer still picks it, in pixels. */
  reach?: number;
  /** Drawn over the marks for the highlighted trial. */
  emphasis?: (trial: number, drawing: Drawing) => ReactNode;
}

const REACH = 28;

/** A chart of trials: axes, marks, and a point that can be picked by pointer or arrow keys. */
export function Plot(props: PlotProps) {
  const { label, testId, height, xText, yText, trials, highlight, onSelect, draw } = props;
  const [container, width] = useWidth<HTMLDivElement>();
  const [picked, setPicked] = useState<number | null>(null);
  const drawing = useMemo(() => {
    const box: Box = { left: 46, right: width - 12, top: 26, bottom: height - 42 };
    return width < 80 ? null : { box, ...draw(box) };
  }, [width, height, draw]);

  function pick(index: number | null): void {
    setPicked(index);
    highlight.set(index === null ? null : (drawing?.points[index]?.trial ?? null));
  }

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    const frame = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - frame.left, y: event.clientY - frame.top };
    pick(nearest(drawing?.points ?? [], point, props.reach ?? REACH));
  }

  function onKey(event: KeyboardEvent): void {
    const points = drawing?.points ?? [];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && points.length > 0) {
      event.preventDefault();
      const next = picked === null ? (step > 0 ? 0 : points.length - 1) : picked + step;
      pick((next + points.length) % points.length);
    } else if (event.key === "Escape") {
      pick(null);
    } else if (event.key === "Enter") {
      open();
    }
  }

  function open(): void {
    const point = picked === null ? undefined : drawing?.points[picked];
    if (point !== undefined) {
      onSelect(point.trial);
    }
  }

  const point = picked === null ? undefined : drawing?.points[picked];
  const tip = point === undefined ? undefined : trials.get(point.trial);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      ref={container}
      className={point === undefined ? "plot" : "plot plot-picked"}
      data-testid={testId}
      role="group"
      aria-label={`${label}. Arrow keys step through the trials, Enter opens one.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys step through the points.
      tabIndex={0}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => pick(null)}
      onBlur={() => pick(null)}
      onKeyDown={onKey}
      onClick={open}
    >
      <svg width={width} height={height} role="img" aria-label={label}>
        {drawing !== null && (
          <>
            <Axes box={drawing.box} x={drawing.x} y={drawing.y} xText={xText} yText={yText} />
            {drawing.marks}
            <Emphasis {...props} drawing={drawing} picked={point} />
          </>
        )}
      </svg>
      {point !== undefined && tip !== undefined && (
        <TrialTip trial={tip} x={point.x} y={point.y} width={width} />
      )}
    </div>
  );
}

interface EmphasisProps extends Pick<PlotProps, "highlight" | "emphasis"> {
  drawing: Drawing;
  picked: PlotPoint | undefined;
}

/** Subscribes to the highlight on its own, so that the rest of the chart is not drawn again. */
function Emphasis({ highlight, emphasis, drawing, picked }: EmphasisProps) {
  const trial = useHighlight(highlight);
  if (trial === null) {
    return null;
  }
  const ring =
    picked?.trial === trial ? picked : drawing.points.findLast((point) => point.trial === trial);
  return (
    <g className="emphasis" aria-hidden="true">
      {emphasis?.(trial, drawing)}
      {ring !== undefined && <circle className="ring" cx={ring.x} cy={ring.y} r={7} />}
    </g>
  );
}
