/// The commands that run on a worker's machine without a controller. Results go to standard output,
/// everything else to standard error.
@NullMarked
package io.cellwright.worker.cli;

import org.jspecify.annotations.NullMarked;
