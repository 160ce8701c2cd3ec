import type { Recipe } from "../api/types";
import { recipeFacts } from "../format/recipe";

/** How every trial of a search is trained, for who wants to know. */
export function RecipeFacts({ recipe }: { recipe: Recipe }) {
  return (
    <details className="recipe" data-testid="recipe">
      <summary>How each trial is trained</summary>
      <dl className="facts-list">
        {recipeFacts(recipe).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
