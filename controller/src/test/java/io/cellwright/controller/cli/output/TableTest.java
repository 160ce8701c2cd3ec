package io.cellwright.controller.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersFlushRight() {
        assertThat(
                        Table.of("NAME", ">TRIALS", "STATE")
                                .row("first", "9/25", "running")
                                .row("a longer name", "100/100", "completed")
                                .render())
                .isEqualTo(
                        """
                        NAME            TRIALS  STATE
                        first             9/25  running
                        a longer name  100/100  completed\
                        """);
    }

    @Test
    void aTableWithoutRowsIsItsTitles() {
        assertThat(Table.of(">ID", "NAME").render()).isEqualTo("ID  NAME");
    }

    @Test
    void aCellCannotCommandTheTerminal() {
        assertThat(Table.of("NAME").row("a\u001b[2Jb\nc").render()).isEqualTo("NAME\na?[2Jb?c");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Table.of("A", "B").row("1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
