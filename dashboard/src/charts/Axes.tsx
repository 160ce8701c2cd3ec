import type { Scale } from "./scale";

/** The area between the axes, in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface AxisText {
  label: string;
  format: (value: number) => string;
}

interface AxesProps {
  box: Box;
  x: Scale;
  y: Scale;
  xText: AxisText;
  yText: AxisText;
}

/** Grid lines, marks and names of both axes. */
export function Axes({ box, x, y, xText, yText }: AxesProps) {
  return (
    <g className="axes" aria-hidden="true">
      {y.ticks.map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className="grid" x1={box.left} x2={box.right} />
          <text x={box.left - 8} dy="0.32em" textAnchor="end">
            {yText.format(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${box.bottom})`}>
          <line className="tick" y2={4} />
          <text y={18} textAnchor="middle">
            {xText.format(tick)}
          </text>
        </g>
      ))}
      <line className="base" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
      <text className="axis-label" x={box.right} y={box.bottom + 36} textAnchor="end">
        {xText.label}
      </text>
      <text className="axis-label" x={0} y={box.top - 12}>
        {yText.label}
      </text>
    </g>
  );
}
