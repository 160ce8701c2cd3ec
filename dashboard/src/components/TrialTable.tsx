import { memo, useMemo, useState } from "react";
import type { Trial } from "../api/types";
import { count } from "../format/format";
import { trialTitle } from "../format/words";
import type { Highlight } from "../state/highlight";
import { type Column, nextOrder, type Order, sortTrials } from "../state/trialOrder";
import { TrialRow } from "./TrialRow";
import { ROW_HEIGHT, useRows } from "./useRows";

const COLUMNS: readonly (readonly [Column, string, boolean])[] = [
  ["number", "Trial", false],
  ["name", "Architecture", false],
  ["state", "State", false],
  ["validationAccuracy", "Accuracy", true],
  ["testAccuracy", "Test accuracy", true],
  ["parameters", "Parameters", true],
  ["multiplyAdds", "Multiply-adds", true],
  ["trainingSeconds", "Time", true],
  ["worker", "Worker", false],
  ["reusedFrom", "Reused", false],
];

interface TrialTableProps {
  trials: ReadonlyMap<number, Trial>;
  best: number | null;
  selected: number | null;
  highlight: Highlight;
  onSelect: (trial: number) => void;
}

/** Every trial. Only the rows in sight are drawn, so that thousands scroll as well as ten. */
export const TrialTable = memo(function TrialTable(props: TrialTableProps) {
  const { trials, best, selected, highlight, onSelect } = props;
  const [order, setOrder] = useState<Order>({ column: "number", descending: false });
  const sorted = useMemo(() => sortTrials(trials.values(), order), [trials, order]);
  const { container, first, last, onScroll } = useRows(sorted.length);
  return (
    <section className="card" aria-labelledby="trials-title">
      <header className="card-head">
        <h2 id="trials-title">Trials</h2>
        <span className="quiet">{count(trials.size)} so far</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus. */}
      <section className="table-scroll" ref={container} onScroll={onScroll} tabIndex={0}>
        <table aria-rowcount={sorted.length + 1} data-testid="trial-table">
          <caption className="hidden">Every trial of this search</caption>
          <thead>
            <tr>
              {COLUMNS.map(([column, text, numeric]) => (
                <Head
                  key={column}
                  text={text}
                  numeric={numeric}
                  sorted={order.column === column ? order : null}
                  onSort={() => setOrder(nextOrder(order, column))}
                />
              ))}
            </tr>
          </thead>
          <tbody onPointerLeave={() => highlight.set(null)}>
            <Gap rows={first} />
            {sorted.slice(first, last).map((trial, index) => (
              <TrialRow
                key={trial.id}
                trial={trial}
                row={first + index + 2}
                origin={originOf(trial, trials)}
                best={trial.id === best}
                selected={trial.id === selected}
                highlight={highlight}
                onSelect={onSelect}
              />
            ))}
            <Gap rows={sorted.length - last} />
          </tbody>
        </table>
      </section>
    </section>
  );
});

function originOf(trial: Trial, trials: ReadonlyMap<number, Trial>): string | null {
  if (trial.reusedFrom === null) {
    return null;
  }
  const origin = trials.get(trial.reusedFrom);
  return origin === undefined ? "another search" : trialTitle(origin).toLowerCase();
}

function Gap({ rows }: { rows: number }) {
  return rows > 0 ? (
    <tr aria-hidden="true" className="gap">
      <td colSpan={COLUMNS.length} style={{ height: rows * ROW_HEIGHT }} />
    </tr>
  ) : null;
}

interface HeadProps {
  text: string;
  numeric: boolean;
  sorted: Order | null;
  onSort: () => void;
}

function Head({ text, numeric, sorted, onSort }: HeadProps) {
  const direction = sorted === null ? undefined : sorted.descending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={direction} className={numeric ? "numeric" : undefined}>
      <button type="button" onClick={onSort}>
        {text}
        <span aria-hidden="true" className="arrow">
          {sorted === null ? "" : sorted.descending ? "↓" : "↑"}
        </span>
      </button>
    </th>
  );
}
