package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellSpaceTest {

    @Test
    void choicesSurviveTheWayToAnArchitectureAndBack() {
        CellSpace space = CellSpace.standard(5);
        Random random = new Random(5);
        for (int round = 0; round < 1_000; round++) {
            List<Integer> choices = space.sample(random);
            assertThat(space.encode(space.decode(choices))).isEqualTo(choices);
        }
    }

    @Test
    void theSizeCountsEveryListOfChoices() {
        // Two cells, each with one block of two branches: 2 states and 7 operations a branch.
        assertThat(CellSpace.standard(1).size()).isEqualTo(BigInteger.valueOf(14).pow(4));
        assertThat(CellSpace.standard(2).size())
                .isEqualTo(BigInteger.valueOf(14).pow(4).multiply(BigInteger.valueOf(21).pow(4)));
    }

    @Test
    void everyOptionIsSampled() {
        CellSpace space = CellSpace.standard(2);
        Random random = new Random(6);
        List<List<Integer>> samples = new ArrayList<>();
        for (int round = 0; round < 500; round++) {
            samples.add(space.sample(random));
        }
        for (int position = 0; position < space.decisions().size(); position++) {
            int decision = position;
            assertThat(samples.stream().map(choices -> choices.get(decision)).distinct())
                    .hasSize(space.decisions().get(position).options().size());
        }
    }

    @Test
    void aChoiceOutOfRangeNamesItsDecision() {
        CellSpace space = CellSpace.standard(1);
        assertThatThrownBy(() -> space.decode(List.of(0, 0, 0, 7, 0, 0, 0, 0)))
                .hasMessage("normal.blocks[0].second.operation is 0 to 6, not 7");
        assertThatThrownBy(() -> space.decode(List.of(0, 0, 0)))
                .hasMessage("3 choices for 8 decisions");
    }

    @Test
    void anArchitectureOfAnotherSpaceIsRefused() {
        CellSpace space = new CellSpace("small", 1, List.of(new Block.Identity()));
        Architecture other = CellSpace.standard(1).decode(List.of(0, 1, 0, 0, 0, 0, 0, 0));
        assertThatThrownBy(() -> space.encode(other))
                .hasMessage("not in space small: it has no operation \"sep-conv-3x3\"");
        assertThatThrownBy(() -> CellSpace.standard(2).encode(other))
                .hasMessageContaining("its cells have 2 blocks");
    }

    @Test
    void aSpaceNeedsBlocksAndOperations() {
        assertThatThrownBy(() -> CellSpace.standard(0)).hasMessage("blocks is 1 to 12, not 0");
        assertThatThrownBy(() -> CellSpace.standard(13)).hasMessage("blocks is 1 to 12, not 13");
        assertThatThrownBy(() -> new CellSpace("empty", 1, List.of()))
                .hasMessage("a search space has at least one operation");
    }
}
