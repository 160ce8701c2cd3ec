/// The workers: who is there, who left, and what their slots do.
@NullMarked
package io.cellwright.controller.pool;

import org.jspecify.annotations.NullMarked;
