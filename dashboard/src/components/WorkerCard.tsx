import { useState } from "react";
import { drainWorker } from "../api/client";
import { asApiError } from "../api/error";
import type { Slot, Worker } from "../api/types";
import { age, moment, plural } from "../format/format";
import { datasetName } from "../format/words";
import { addressOf } from "../state/route";
import { inService } from "../state/workers";
import { Notice } from "./Notice";
import { StateBadge } from "./StateBadge";

/** One worker with its slots. */
export function WorkerCard({ worker, now }: { worker: Worker; now: number }) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function drain(): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      await drainWorker(worker.id);
    } catch (thrown) {
      setProblem(asApiError(thrown).message);
    } finally {
      setSending(false);
    }
  }

  return (
    <article
      className="card worker"
      aria-label={`Worker ${worker.name}`}
      data-testid="worker-card"
      data-worker={worker.id}
      data-state={worker.state}
    >
      <header className="card-head">
        <h2>{worker.name}</h2>
        <StateBadge state={worker.state} />
      </header>
      <p className="facts">
        <span>{worker.device.toUpperCase()}</span>
        <span>{worker.engine}</span>
        <span>version {worker.version}</span>
        <span title={moment(worker.lastSeenAt)}>heard of {age(worker.lastSeenAt, now)}</span>
      </p>
      {inService(worker) && (
        <ul className="slots">
          {worker.slots.map((slot) => (
            <SlotLine key={slot.number} slot={slot} />
          ))}
        </ul>
      )}
      {inService(worker) &&
        worker.missingDatasets.map(({ dataset, message }) => (
          <Notice
            key={dataset}
            kind="warning"
            title={`No trials on ${datasetName(dataset)} until it is started again`}
          >
            {message}
          </Notice>
        ))}
      {problem !== null && <Notice kind="error" title={problem} onClose={() => setProblem(null)} />}
      {worker.state === "active" && (
        <button
          type="button"
          className="button"
          disabled={sending}
          title="No new trials; those in training are given back"
          data-testid="worker-drain"
          onClick={() => void drain()}
        >
          Drain
        </button>
      )}
    </article>
  );
}

function SlotLine({ slot }: { slot: Slot }) {
  const { trial } = slot;
  return (
    <li data-testid="worker-slot">
      <span className="slot-number">Slot {slot.number}</span>
      {trial === null ? (
        <span className="quiet">idle</span>
      ) : (
        <>
          <a href={addressOf({ page: "search", id: trial.search, trial: trial.id })}>
            <code>{trial.name.slice(0, 10)}</code>
          </a>
          <span className="meter" aria-hidden="true">
            <span style={{ width: `${(Math.min(1, trial.epoch / trial.epochs) || 0) * 100}%` }} />
          </span>
          <span className="slot-epoch">
            {trial.epoch} of {plural(trial.epochs, "epoch")}
          </span>
        </>
      )}
    </li>
  );
}
