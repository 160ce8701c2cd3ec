@NullMarked
package io.cellwright.worker.baselines;

import org.jspecify.annotations.NullMarked;
