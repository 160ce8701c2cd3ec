package io.cellwright.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramExceptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CUDA out of memory. Tried to allocate 2.00 GiB                  | true
                    DefaultCPUAllocator: not enough memory: you tried to allocate   | true
                    DefaultCPUAllocator: can't allocate memory: you tried           | true
                    std::bad_alloc                                                  | true
                    mmap: Cannot allocate memory                                    | true
                    CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling             | true
                    cuDNN error: CUDNN_STATUS_ALLOC_FAILED                          | true
                    CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED              | true
                    CUDA error: an illegal memory access was encountered            | false
                    Unknown builtin op: aten::no_such_operator                      | false
                    """)
    void noMemoryIsToldFromAnInvalidProgram(String message, boolean outOfMemory) {
        ProgramException thrown =
                ProgramException.of("the program failed", new IllegalStateException(message));
        assertThat(thrown.outOfMemory()).isEqualTo(outOfMemory);
        assertThat(thrown).hasMessage("the program failed: " + message);
    }
}
