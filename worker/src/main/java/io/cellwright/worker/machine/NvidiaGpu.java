package io.cellwright.worker.machine;

import java.util.Optional;
import java.util.OptionalLong;

/// A GPU as its driver describes it.
///
/// @param index by which PyTorch counts it, too, unless CUDA_VISIBLE_DEVICES says otherwise
/// @param driver its version, as `535.104.05`
/// @param capability empty where the driver is too old to tell
/// @param memory in bytes, where the driver tells it
/// @param free of that memory, in bytes
public record NvidiaGpu(
        int index,
        String name,
        String driver,
        Optional<ComputeCapability> capability,
        OptionalLong memory,
        OptionalLong free) {}
