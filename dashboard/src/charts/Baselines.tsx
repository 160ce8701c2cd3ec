import type { Box } from "./Axes";
import { apart, type Label, merged } from "./labels";

interface BaselineLinesProps {
  box: Box;
  lines: readonly { y: number; name: string }[];
}

/** A dashed line at each baseline's accuracy, with its name on the line; equal ones share a line. */
export function BaselineLines({ box, lines }: BaselineLinesProps) {
  const apartLines = merged(lines);
  const labels = apartLines.map(
    ({ y, name }): Label => ({ text: name, x: box.right, y: y - 6, anchor: "end" }),
  );
  return (
    <g>
      {apartLines.map(({ y, name }) => (
        <line
          key={name}
          className="mark-line-baseline"
          x1={box.left}
          x2={box.right}
          y1={y}
          y2={y}
        />
      ))}
      <Labels labels={apart(labels, box.bottom - 4)} />
    </g>
  );
}

/** The names of marks. */
export function Labels({ labels }: { labels: readonly Label[] }) {
  return labels.map(({ text, x, y, anchor }) => (
    <text key={text} className="mark-label" x={x} y={y} textAnchor={anchor}>
      {text}
    </text>
  ));
}
