package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.cell.CellBlock.Combination;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellSpaceTest {

    private static final Description TINY = new Description("tiny", "Tiny", "");
    private static final List<Block> OPERATIONS =
            List.of(new Block.Identity(), new Block.Convolution(3));

    private static CellSpace wide(List<Integer> widths) {
        return new CellSpace(
                TINY,
                new CellRules(
                        1,
                        OPERATIONS,
                        List.of(Combination.CONCATENATE),
                        CellRules.Inputs.ANY,
                        CellRules.Outputs.UNREAD,
                        widths));
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
        CellSpace space = new CellSpace(TINY, CellRules.adding(1, OPERATIONS));
        Architecture other = CellSpace.standard(1).decode(List.of(0, 1, 0, 0, 0, 0, 0, 0));
        assertThatThrownBy(() -> space.encode(other))
                .hasMessage("not in space tiny: it has no operation \"sep-conv-3x3\"");
        assertThatThrownBy(() -> CellSpace.standard(2).encode(other))
                .hasMessageContaining("its cells have 2 blocks");
        assertThatThrownBy(
                        () -> space.encode(wide(List.of()).decode(List.of(0, 0, 0, 0, 0, 0, 0, 0))))
                .hasMessage("not in space tiny: it has no combination \"concatenate\"");
        SearchSpace edges = Spaces.named("nasbench201").open();
        assertThatThrownBy(() -> space.encode(edges.decode(List.of(0, 0, 0, 0, 0, 0))))
                .hasMessage("not in space tiny: its architectures are pairs of cells");
    }

    @Test
    void aSpaceNeedsBlocksAndOperations() {
        assertThatThrownBy(() -> CellSpace.standard(0)).hasMessage("blocks is 1 to 12, not 0");
        assertThatThrownBy(() -> CellSpace.standard(13)).hasMessage("blocks is 1 to 12, not 13");
        assertThatThrownBy(() -> CellRules.adding(1, List.of()))
                .hasMessage("a search space has at least one operation");
        assertThatThrownBy(() ->
                        CellRules.adding(1, List.of(OPERATIONS.getFirst(), OPERATIONS.getFirst())))
                .hasMessageContaining("operations are different");
    }

    @Test
    void aSingleOptionIsNoDecision() {
        CellSpace space = new CellSpace(TINY, CellRules.adding(1, OPERATIONS.subList(0, 1)));
        assertThat(space.decisions())
                .extracting(Decision::name)
                .containsExactly(
                        "normal.blocks[0].first.input",
                        "normal.blocks[0].second.input",
                        "reduction.blocks[0].first.input",
                        "reduction.blocks[0].second.input");
    }

    @Test
    void aWidthIsOneMoreDecisionAndBelongsToTheArchitecture() {
        CellSpace space = wide(List.of(8, 16));
        List<Integer> choices = List.of(0, 1, 1, 0, 1, 1, 0, 0, 1);
        Architecture architecture = space.decode(choices);
        assertThat(space.decisions().getLast())
                .isEqualTo(new Decision("filters", Decision.Kind.WIDTH, List.of("8", "16")));
        assertThat(architecture).isInstanceOf(Architecture.CellsAtWidth.class);
        assertThat(space.encode(architecture)).isEqualTo(choices);
        assertThat(architecture.hash())
                .isNotEqualTo(space.decode(List.of(0, 1, 1, 0, 1, 1, 0, 0, 0)).hash());
    }

    @Test
    void everyNodeOfDartsReadsTwoDifferentStatesAndReachesTheOutput() {
        SearchSpace space = Spaces.named("darts").open();
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            if (!(space.decode(space.sample(random))
                    instanceof Architecture.Cells(Cell normal, _))) {
                throw new AssertionError("DARTS has pairs of cells");
            }
            assertThat(normal.outputs()).containsExactly(2, 3, 4, 5);
            assertThat(normal.blocks())
                    .allMatch(block -> block.first().input() != block.second().input());
        }
    }

    @Test
    void theOrderOfTheTwoInputsOfADartsNodeDoesNotMatterToItsEncoding() {
        CellSpace space = (CellSpace) Spaces.named("darts").open(Map.of("blocks", 1));
        Architecture.Cells cells = space.cells(space.sample(new Random(12)));
        CellBlock block = cells.normal().blocks().getFirst();
        Cell swapped =
                new Cell(
                        List.of(
                                new CellBlock(
                                        /* first= */ block.second(), /* second= */ block.first())),
                        List.of(2));
        assertThat(space.encode(new Architecture.Cells(swapped, cells.reduction())))
                .isEqualTo(space.encode(cells));
    }
}
