package io.cellwright.controller.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.controller.search.strategy.policy.LstmSettings;
import io.cellwright.controller.search.strategy.policy.Policy;
import io.cellwright.controller.search.strategy.policy.PolicyForm;
import io.cellwright.searchspace.space.SearchSpace;
import io.cellwright.searchspace.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class EliteTest {

    private final SearchSpace space = Spaces.named("nasbench201").open();
    private final Policy policy =
            Policy.create(
                    PolicyForm.FACTORIZED,
                    space.decisions(),
                    0.1,
                    new LstmSettings(0.1, 1, 1, 0.1, 1, 1),
                    Chance.stream(1, 0));

    @Test
    void theBestDifferentChoicesBecomeLikelierAndNoOthers() {
        Elite elite = new Elite(2, 1);
        elite.observe(observation(0, 0.1));
        elite.observe(observation(1, 0.5));
        elite.observe(observation(1, 0.5));
        elite.observe(observation(2, 0.4));
        elite.observe(observation(3, 0.4));
        for (int time = 0; time < 100; time++) {
            elite.addGradient(policy, 1);
            policy.step();
        }

        List<Double> probabilities = policy.greedy().getFirst().probabilities();
        assertThat(probabilities.get(1)).isBetween(0.4, 0.55);
        assertThat(probabilities.get(2)).isBetween(0.4, 0.55);
    }

    @Test
    void withoutASizeThereIsNone() {
        Elite elite = new Elite(0, 1);
        elite.observe(observation(1, 0.5));
        double before = policy.entropy();
        elite.addGradient(policy, 1);
        policy.step();

        assertThat(policy.entropy()).isEqualTo(before);
    }

    private static Observation observation(int choice, double reward) {
        return new Observation(List.of(choice, choice, choice, choice, choice, choice), reward);
    }
}
