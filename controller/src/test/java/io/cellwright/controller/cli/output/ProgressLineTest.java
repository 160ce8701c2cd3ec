package io.cellwright.controller.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final Screen screen = new Screen();

    @Test
    void onATerminalTheLineIsDrawnOver() {
        ProgressLine line = new ProgressLine(screen.terminal(true));
        line.show(0, "0/4 trials", "");
        line.show(0.5, "2/4 trials", "about 10 s left");
        line.end();
        assertThat(screen.err())
                .isEqualTo(
                        "\r\u001b[K[------------------------] 0/4 trials"
                                + "\r\u001b[K[############------------] 2/4 trials, about 10 s left\n");
    }

    @Test
    void theSameStateIsDrawnOnce() {
        ProgressLine line = new ProgressLine(screen.terminal(true));
        line.show(0.5, "2/4 trials", "");
        int once = screen.err().length();
        line.show(0.5, "2/4 trials", "");
        assertThat(screen.err()).hasSize(once);
    }

    @Test
    void aMessageStandsAboveTheLine() {
        ProgressLine line = new ProgressLine(screen.terminal(true));
        line.show(1, "4/4 trials", "");
        line.tell("the worker ended");
        String drawn = "\r\u001b[K[########################] 4/4 trials";
        assertThat(screen.err())
                .isEqualTo(drawn + "\r\u001b[Kthe worker ended\n" + drawn.substring(4));
    }

    @Test
    void elsewhereEachStateIsAPlainLine() {
        ProgressLine line = new ProgressLine(screen.terminal(false));
        line.show(0, "0/4 trials", "");
        line.show(0.1, "0/4 trials", "about 20 s left");
        line.tell("the worker ended");
        line.show(0.25, "1/4 trials", "about 15 s left");
        line.end();
        assertThat(screen.err())
                .isEqualTo("0/4 trials\nthe worker ended\n1/4 trials, about 15 s left\n");
    }
}
