package io.cellwright.worker.machine;

import java.util.List;

/// What there is of NVIDIA GPUs.
public sealed interface GpuSurvey {

    /// The driver answered.
    ///
    /// @param gpus at least one
    record Found(List<NvidiaGpu> gpus) implements GpuSurvey {

        public Found {
            gpus = List.copyOf(gpus);
            if (gpus.isEmpty()) {
                throw new IllegalArgumentException("a survey that found something has a GPU");
            }
        }
    }

    /// There is no `nvidia-smi`, so no driver.
    record NoDriver() implements GpuSurvey {}

    /// The driver is installed, and has no GPU to show.
    ///
    /// @param reason in the driver's words
    record NoGpu(String reason) implements GpuSurvey {}
}
