/// Loads training programs and runs them on a device. The only package that knows the engine, DJL
/// and its PyTorch.
@NullMarked
package io.cellwright.worker.engine;

import org.jspecify.annotations.NullMarked;
