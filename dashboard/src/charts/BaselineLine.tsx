import type { Box } from "./Axes";

interface BaselineLineProps {
  box: Box;
  y: number;
  name: string;
}

/** A dashed line at a baseline's accuracy, with its name on the line. */
export function BaselineLine({ box, y, name }: BaselineLineProps) {
  return (
    <g>
      <line className="mark-line-baseline" x1={box.left} x2={box.right} y1={y} y2={y} />
      <text className="mark-label" x={box.right} y={y - 6} textAnchor="end">
        {name}
      </text>
    </g>
  );
}
