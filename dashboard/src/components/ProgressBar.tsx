import type { Progress } from "../api/types";
import { count } from "../format/format";
import { doneCount, doneShare } from "../state/searches";

/** How many trials have ended, failed and run. */
export function ProgressBar({ progress, label }: { progress: Progress; label: string }) {
  const share = (value: number) =>
    `${progress.total === 0 ? 0 : Math.min(100, (value / progress.total) * 100)}%`;
  const done = doneCount(progress);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(doneShare(progress) * 100)}
      aria-valuetext={`${count(done)} of ${count(progress.total)} trials have ended`}
    >
      <span className="progress-done" style={{ width: share(progress.succeeded) }} />
      <span className="progress-pruned" style={{ width: share(progress.pruned) }} />
      <span className="progress-failed" style={{ width: share(progress.failed) }} />
      <span className="progress-running" style={{ width: share(progress.running) }} />
    </div>
  );
}
