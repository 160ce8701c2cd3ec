@NullMarked
package io.cellwright.worker.training;

import org.jspecify.annotations.NullMarked;
