import type { ConfusionMatrix } from "../api/types";
import { accuracy, count, plural } from "../format/format";
import { confusionLayout, found, mistakes, shares, shortName } from "./confusion";

/** At full strength numbers could no longer be read on their cells. */
const STRONGEST = 0.5;

interface ConfusionPlotProps {
  matrix: ConfusionMatrix;
  width: number;
}

/** A confusion matrix as a picture: a row for each class, coloured by its share of the row. */
export function ConfusionPlot({ matrix, width }: ConfusionPlotProps) {
  const { classes, counts } = matrix;
  const layout = confusionLayout(classes, width);
  const { cell, left, top, named } = layout;
  return (
    <svg
      className="confusion"
      width={layout.width}
      height={layout.height}
      role="img"
      aria-label={label(matrix)}
    >
      <text className="confusion-axis" x={left} y={12}>
        taken for →
      </text>
      <text className="confusion-axis" transform={`translate(12 ${layout.height}) rotate(-90)`}>
        label →
      </text>
      {named &&
        classes.map((name, at) => (
          <g key={name}>
            <text className="confusion-row" x={left - 5} y={top + (at + 0.5) * cell}>
              {shortName(name)}
            </text>
            <text
              className="confusion-column"
              transform={`translate(${left + (at + 0.5) * cell} ${top - 5}) rotate(-90)`}
            >
              {shortName(name)}
            </text>
          </g>
        ))}
      {counts.map((row, label) => (
        <g key={classes[label]} transform={`translate(${left} ${top + label * cell})`}>
          <Row matrix={matrix} label={label} row={row} cell={cell} numbered={layout.numbered} />
        </g>
      ))}
    </svg>
  );
}

interface RowProps {
  matrix: ConfusionMatrix;
  label: number;
  row: readonly number[];
  cell: number;
  numbered: boolean;
}

function Row({ matrix: { classes }, label, row, cell, numbered }: RowProps) {
  const gap = cell > 8 ? 1 : 0;
  return shares(row).map((share, taken) => (
    <g key={classes[taken]}>
      <rect
        className={taken === label ? "confusion-right" : "confusion-wrong"}
        x={taken * cell}
        width={cell - gap}
        height={cell - gap}
        fillOpacity={STRONGEST * Math.sqrt(share)}
      >
        <title>
          {taken === label
            ? `${classes[label]}: ${count(row[taken])} found, ${accuracy(share, 1)}`
            : `${classes[label]} taken for ${classes[taken]}: ${count(row[taken])}, ${accuracy(share, 1)}`}
        </title>
      </rect>
      {numbered && share > 0 && (
        <text className="confusion-number" x={(taken + 0.5) * cell} y={cell / 2}>
          {share < 0.005 ? "<1" : (share * 100).toFixed(0)}
        </text>
      )}
    </g>
  ));
}

function label(matrix: ConfusionMatrix): string {
  const most = mistakes(matrix, 1)[0];
  return (
    `Confusion matrix of ${plural(matrix.classes.length, "class", "classes")}: ` +
    `${accuracy(found(matrix), 1)} of the test images were found` +
    (most === undefined
      ? ""
      : `; most often ${most.label} was taken for ${most.takenFor}, ${plural(most.images, "time")}`)
  );
}
