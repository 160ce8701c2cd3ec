import { useEffect, useState } from "react";
import { readComparison } from "../api/client";
import { type ApiError, asApiError } from "../api/error";
import type { ComparedGroup, ComparedTask } from "../api/types";
import { ChartFigure, Choice } from "../charts/ChartFigure";
import { ComparisonChart, seriesClass } from "../charts/ComparisonChart";
import { Notice } from "../components/Notice";
import { plural } from "../format/format";
import { datasetName, shortSpaceText } from "../format/words";
import {
  type Axis,
  accuracySpread,
  differenceText,
  letterOf,
  plainSpread,
} from "../state/comparison";
import { addressOf } from "../state/route";
import { LoginPage } from "./LoginPage";
import { MissingPage } from "./MissingPage";

const RENEWED_MILLISECONDS = 10_000;

/** What searches of the same task found, as mean and spread of their repeats. */
export function ComparePage({ searches }: { searches: readonly number[] }) {
  const [tasks, setTasks] = useState<ComparedTask[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const asked = searches.join(",");
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function read(): Promise<void> {
      let goesOn = true;
      try {
        const found = await readComparison(asked === "" ? [] : asked.split(",").map(Number));
        goesOn = found.some(({ groups }) => groups.some(({ running }) => running > 0));
        if (!left) {
          setError(null);
          setTasks(found);
        }
      } catch (thrown) {
        if (!left) {
          setError(asApiError(thrown));
        }
      }
      if (goesOn && !left) {
        timer = setTimeout(() => void read(), RENEWED_MILLISECONDS);
      }
    }
    setTasks(null);
    void read();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked]);
  if (error?.unauthorized) {
    return <LoginPage />;
  }
  if (error?.status === 404) {
    return <MissingPage what={error.message} />;
  }
  return (
    <>
      <h1>Comparison</h1>
      {error !== null && <Notice kind="error" title={error.message} />}
      {tasks === null && error === null && <p className="quiet">Reading…</p>}
      {tasks !== null && (
        <p className="lead">
          Searches that differ only in name and seed are repeats of one method. Numbers are means ±
          one standard deviation of the repeats’ best candidates. A difference no larger than the
          spread of both methods may be chance.
        </p>
      )}
      {tasks?.length === 0 && <p className="quiet">There is no search to compare.</p>}
      {tasks?.map((task) => (
        <TaskComparison key={JSON.stringify(task.task)} task={task} />
      ))}
    </>
  );
}

function TaskComparison({ task }: { task: ComparedTask }) {
  const [axis, setAxis] = useState<Axis>("byTrials");
  const { dataset, recipe } = task.task;
  return (
    <section className="task" data-testid="compared-task">
      <h2>
        {datasetName(dataset)}, {shortSpaceText(task.task)}, {plural(recipe.epochs, "epoch")}
      </h2>
      {task.differsIn.length > 0 && (
        <Notice kind="warning" title="Another task: not comparable with the first one.">
          It differs in {task.differsIn.join(", ")}.
        </Notice>
      )}
      <ChartFigure
        title="Best so far"
        controls={
          <Choice
            label="What accuracies are drawn against"
            value={axis}
            options={[
              ["byTrials", "Trials"],
              ["byDeviceHours", "Device time"],
            ]}
            onChange={setAxis}
          />
        }
        keys={
          <span>
            Lines are means, bands one standard deviation of the repeats. A line ends where not
            every repeat has come further.
          </span>
        }
      >
        <ComparisonChart groups={task.groups} axis={axis} />
      </ChartFigure>
      <section className="card" aria-label="Groups">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must take the focus. */}
        <section className="table-scroll compared" tabIndex={0}>
          <table data-testid="compared-groups">
            <caption className="hidden">What the repeats of each method found</caption>
            <thead>
              <tr>
                {COLUMNS.map(([name, numeric]) => (
                  <th key={name} scope="col" className={numeric ? "numeric" : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {task.groups.map((group, index) => (
                <GroupRow key={group.label} group={group} index={index} />
              ))}
            </tbody>
          </table>
        </section>
      </section>
    </section>
  );
}

const COLUMNS: readonly (readonly [string, boolean])[] = [
  ["Method", false],
  ["Runs", false],
  ["Validation", true],
  ["Against random", true],
  ["Test", true],
  ["Test against random", true],
  ["Trials", true],
  ["Device hours", true],
  ["After 25 %", true],
  ["50 %", true],
  ["100 %", true],
];

function GroupRow({ group, index }: { group: ComparedGroup; index: number }) {
  const { againstControl } = group;
  const against = (text: string) => {
    if (group.control) {
      return "–";
    }
    return againstControl === undefined ? <span className="quiet">no control</span> : text;
  };
  return (
    <tr data-testid="compared-group">
      <th scope="row">
        <span className={`series-badge ${seriesClass(group, index)}`}>{letterOf(index)}</span>
        <span className="compared-method">
          {group.label}
          {group.control && <span className="quiet"> (control)</span>}
          <span className="compared-name">{group.name}</span>
        </span>
      </th>
      <td>
        {group.searches.map((id) => (
          <a key={id} className="run" href={addressOf({ page: "search", id, trial: null })}>
            {id}
          </a>
        ))}
        {group.running > 0 && <span className="quiet"> {group.running} running</span>}
      </td>
      <td className="numeric">{accuracySpread(group.validationAccuracy)}</td>
      <td className="numeric">{against(differenceText(againstControl?.validationAccuracy))}</td>
      <td className="numeric">{accuracySpread(group.testAccuracy)}</td>
      <td className="numeric">{against(differenceText(againstControl?.testAccuracy))}</td>
      <td className="numeric">{plainSpread(group.trials, 0)}</td>
      <td className="numeric">{plainSpread(group.deviceHours, 2)}</td>
      {["25", "50", "100"].map((share) => (
        <td key={share} className="numeric">
          {accuracySpread(group.after[share])}
        </td>
      ))}
    </tr>
  );
}
