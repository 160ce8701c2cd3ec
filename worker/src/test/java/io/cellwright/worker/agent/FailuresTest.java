package io.cellwright.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private static final LearningCurve EMPTY = new LearningCurve(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [enforce fail at alloc_cpu.cpp:115] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes | OUT_OF_MEMORY
                    DefaultCPUAllocator: not enough memory                         | OUT_OF_MEMORY
                    CUDA out of memory. Tried to allocate 2.00 GiB                 | OUT_OF_MEMORY
                    std::bad_alloc                                                 | OUT_OF_MEMORY
                    The following operation failed in the TorchScript interpreter. | INVALID_PROGRAM
                    Unknown builtin op: aten::conv9d.                              | INVALID_PROGRAM
                    something else                                                 | WORKER_ERROR
                    """)
    void theEnginesOwnErrorsAreToldApartByTheirMessages(String message, FailureReason reason) {
        Exception wrapped = new IllegalStateException("training", new RuntimeException(message));
        assertThat(Failures.outcome(wrapped, EMPTY).reason()).isEqualTo(reason);
    }

    @Test
    void aFailureSaysWhatWasThrown() {
        Outcome.Failed failed = Failures.outcome(new ArithmeticException("/ by zero"), EMPTY);
        assertThat(failed.message()).isEqualTo("java.lang.ArithmeticException: / by zero");
    }
}
