import { memo, useEffect, useState } from "react";
import { readPolicy } from "../api/client";
import { asApiError } from "../api/error";
import type { Policy, PolicyDecision, Search } from "../api/types";
import { accuracy, count } from "../format/format";
import { doneCount } from "../state/searches";

/** How long a change is waited for before the policy is read again. */
const RENEWED_MILLISECONDS = 2_000;

/** What the policy of a search has come to prefer; nothing for a search without one. */
export function PolicyCard({ search }: { search: Search }) {
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const done = doneCount(search.progress);
  const { id } = search;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each outcome teaches the policy.
  useEffect(() => {
    let left = false;
    const timer = setTimeout(
      () => {
        readPolicy(id)
          .then((read) => {
            if (!left) {
              setPolicy(read);
              setProblem(null);
            }
          })
          .catch((thrown: unknown) => {
            if (!left) {
              setProblem(asApiError(thrown).message);
            }
          });
      },
      policy === null ? 0 : RENEWED_MILLISECONDS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id, done]);
  if (policy === null && problem === null) {
    return null;
  }
  return (
    <section className="card policy" aria-labelledby="policy-title" data-testid="policy">
      <header className="card-head">
        <h2 id="policy-title">Policy</h2>
        {policy !== null && (
          <span className="quiet">after {count(policy.observations)} outcomes</span>
        )}
      </header>
      {problem !== null && <p className="bad">{problem}</p>}
      {policy !== null && <PolicyState policy={policy} />}
    </section>
  );
}

const PolicyState = memo(function PolicyState({ policy }: { policy: Policy }) {
  const open = policy.largestEntropy > 0 ? policy.entropy / policy.largestEntropy : 0;
  const facts: [string, string, string][] = [
    [
      "Entropy",
      `${policy.entropy.toFixed(1)} nats`,
      `${(open * 100).toFixed(0)} % of the most that there can be: how open the choices still are`,
    ],
    ["Baseline", accuracy(policy.baseline), "The reward that it expects"],
    ["Last advantage", policy.advantage.toFixed(2), "How far the last outcome was from that"],
    ["Duplicates", accuracy(policy.duplicates, 0), "Outcomes of architectures known before"],
  ];
  return (
    <>
      <dl className="numbers">
        {facts.map(([name, value, note]) => (
          <div key={name} className="number">
            <dt>{name}</dt>
            <dd>{value}</dd>
            <dd className="note">{note}</dd>
          </div>
        ))}
      </dl>
      <ul className="decisions">
        {policy.decisions.map((decision) => (
          <Decision key={decision.name} decision={decision} />
        ))}
      </ul>
    </>
  );
});

const BAR_HEIGHT = 34;

/** The probabilities of one decision's options as bars, the likeliest by its name. */
function Decision({ decision }: { decision: PolicyDecision }) {
  const { name, options, probabilities } = decision;
  const most = Math.max(...probabilities);
  const likeliest = probabilities.indexOf(most);
  const all = options
    .map((option, index) => `${option} ${accuracy(probabilities[index], 0)}`)
    .join(", ");
  const width = 100 / Math.max(1, options.length);
  return (
    <li className="decision" title={all}>
      <span className="decision-name">{name}</span>
      <svg
        viewBox={`0 0 100 ${BAR_HEIGHT}`}
        preserveAspectRatio="none"
        height={BAR_HEIGHT}
        role="img"
        aria-label={`${name}: ${all}`}
      >
        <path className="decision-even" d={`M0 ${BAR_HEIGHT * (1 - 1 / options.length)}H100`} />
        {probabilities.map((probability, index) => (
          <rect
            key={options[index]}
            className={index === likeliest ? "decision-most" : "decision-bar"}
            x={index * width + width * 0.1}
            width={width * 0.8}
            y={BAR_HEIGHT * (1 - probability)}
            height={BAR_HEIGHT * probability}
          />
        ))}
      </svg>
      <span className="decision-option">
        <code>{options[likeliest]}</code> {accuracy(most, 0)}
      </span>
    </li>
  );
}
