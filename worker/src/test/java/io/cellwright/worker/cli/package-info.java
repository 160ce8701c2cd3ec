@NullMarked
package io.cellwright.worker.cli;

import org.jspecify.annotations.NullMarked;
