/// What a worker's machine has: processor, memory, GPUs; and the engine for its GPUs, fetched and
/// unpacked.
@NullMarked
package io.cellwright.worker.machine;

import org.jspecify.annotations.NullMarked;
