@NullMarked
package io.cellwright.worker.machine;

import org.jspecify.annotations.NullMarked;
