/// Turns an evaluation into an outcome: trains the network, scores it, and reports each epoch.
@NullMarked
package io.cellwright.worker.training;

import org.jspecify.annotations.NullMarked;
