package io.cellwright.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void waitsDoubleUpToTheLongest() {
        BackOff backOff = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(1));
        List<Long> waits =
                IntStream.of(1, 2, 3, 4, 1000)
                        .mapToObj(failures -> backOff.after(failures).toMillis())
                        .toList();
        assertThat(waits).containsExactly(250L, 500L, 1000L, 1000L, 1000L);
    }
}
