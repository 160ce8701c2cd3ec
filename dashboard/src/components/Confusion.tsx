import { useEffect, useState } from "react";
import { readTrial } from "../api/client";
import type { ConfusionMatrix, TrialSummary } from "../api/types";
import { ConfusionPlot } from "../charts/ConfusionPlot";
import { mistakes } from "../charts/confusion";
import { useWidth } from "../charts/useWidth";
import { accuracy, count } from "../format/format";

const MISTAKES = 5;

type Read = { trial: number; matrix: ConfusionMatrix | null } | { trial: number; failed: string };

/** What a trained network takes for what, once its trial has succeeded. */
export function Confusion({ trial }: { trial: TrialSummary }) {
  const [read, setRead] = useState<Read | null>(null);
  const { id } = trial;
  const succeeded = trial.state === "succeeded";
  useEffect(() => {
    let left = false;
    if (succeeded) {
      readTrial(id)
        .then(({ confusion }) => ({ trial: id, matrix: confusion }))
        .catch((failure: unknown) => ({
          trial: id,
          failed: failure instanceof Error ? failure.message : String(failure),
        }))
        .then((result) => {
          if (!left) {
            setRead(result);
          }
        });
    }
    return () => {
      left = true;
    };
  }, [id, succeeded]);
  if (!succeeded || read?.trial !== id) {
    return null;
  }
  if ("failed" in read) {
    return <p className="quiet">The confusion matrix cannot be loaded: {read.failed}</p>;
  }
  return read.matrix === null ? null : <ConfusionFigure matrix={read.matrix} />;
}

/** A matrix with its title and, in words, what is confused most often. */
export function ConfusionFigure({ matrix }: { matrix: ConfusionMatrix }) {
  const [container, width] = useWidth<HTMLDivElement>();
  const most = mistakes(matrix, MISTAKES);
  return (
    <figure data-testid="confusion">
      <h3>Confusion of the test images</h3>
      <p className="quiet">Each row is a class, each number its share in percent.</p>
      <div ref={container} className="plot">
        {width > 80 && <ConfusionPlot matrix={matrix} width={width} />}
      </div>
      {most.length > 0 && (
        <figcaption>
          <h4 className="confusion-title">Most often confused</h4>
          <ol className="confusion-mistakes">
            {most.map(({ label, takenFor, images, share }) => (
              <li key={`${label} ${takenFor}`}>
                {label} taken for {takenFor}: {count(images)} ({accuracy(share, 1)})
              </li>
            ))}
          </ol>
        </figcaption>
      )}
    </figure>
  );
}
