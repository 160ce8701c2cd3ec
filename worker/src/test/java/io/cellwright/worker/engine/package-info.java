@NullMarked
package io.cellwright.worker.engine;

import org.jspecify.annotations.NullMarked;
