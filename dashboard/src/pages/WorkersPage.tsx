import { eventsAddress, listWorkers } from "../api/client";
import type { Worker } from "../api/types";
import { FeedNotice } from "../components/Notice";
import { WorkerCard } from "../components/WorkerCard";
import { plural } from "../format/format";
import type { Feed } from "../state/feed";
import { useFeed } from "../state/useFeed";
import { useNow } from "../state/useNow";
import { inService, orderedWorkers, withWorkers } from "../state/workers";
import { LoginPage } from "./LoginPage";

const FEED: Feed<Worker[], { data: Worker }> = {
  address: eventsAddress(),
  events: ["worker"],
  read: async () => orderedWorkers(await listWorkers()),
  apply: (known, events) =>
    withWorkers(
      known,
      events.map((event) => event.data),
    ),
};

/** The workers, and what each of their slots trains. */
export function WorkersPage() {
  const { state: workers, error, connection } = useFeed(FEED);
  const now = useNow(5);
  if (error?.unauthorized) {
    return <LoginPage />;
  }
  const present = workers?.filter(inService) ?? [];
  const past = workers?.filter((worker) => !inService(worker)) ?? [];
  const slots = present.flatMap((worker) => worker.slots);
  const busy = slots.filter((slot) => slot.trial !== null).length;
  return (
    <>
      <FeedNotice error={error} connection={connection} />
      <h1>Workers</h1>
      {workers === null && error === null && <p className="quiet">Reading…</p>}
      {workers !== null && present.length > 0 && (
        <p className="lead">
          {plural(present.length, "worker")} in service, {busy} of {plural(slots.length, "slot")} in
          training.
        </p>
      )}
      {workers !== null && present.length === 0 && <NoWorker />}
      <div className="worker-grid">
        {present.map((worker) => (
          <WorkerCard key={worker.id} worker={worker} now={now} />
        ))}
      </div>
      {past.length > 0 && (
        <details className="past" open={present.length === 0}>
          <summary>{plural(past.length, "worker")} no longer in service</summary>
          <div className="worker-grid">
            {past.map((worker) => (
              <WorkerCard key={worker.id} worker={worker} now={now} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function NoWorker() {
  return (
    <section className="card empty" data-testid="no-workers">
      <h2>No worker in service</h2>
      <p>Searches wait until a worker takes their trials. Start one on any machine:</p>
      <pre>
        <code>./cellwright worker</code>
      </pre>
    </section>
  );
}
