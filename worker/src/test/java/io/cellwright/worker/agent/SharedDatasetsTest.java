package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.worker.data.Dataset;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.data.Shapes;
import io.cellwright.worker.data.ShapesSpec;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedDatasetsTest {

    private static final Dataset SHAPES = Shapes.generate(new ShapesSpec(10, 10, 1));

    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void aDatasetIsLoadedOnce() {
        SharedDatasets datasets =
                new SharedDatasets(_ -> {
                    loads.incrementAndGet();
                    return SHAPES;
                });
        assertThat(datasets.dataset(DatasetName.SHAPES)).isSameAs(SHAPES);
        assertThat(datasets.dataset(DatasetName.SHAPES)).isSameAs(SHAPES);
        assertThat(loads).hasValue(1);
    }

    @Test
    void oneThatCouldNotBeLoadedIsLookedForAgain() {
        SharedDatasets datasets =
                new SharedDatasets(_ -> {
                    if (loads.incrementAndGet() == 1) {
                        throw new DatasetException("/data: no such folder");
                    }
                    return SHAPES;
                });
        assertThatThrownBy(() -> datasets.dataset(DatasetName.SHAPES))
                .isInstanceOf(DatasetException.class);
        assertThat(datasets.dataset(DatasetName.SHAPES)).isSameAs(SHAPES);
    }
}
