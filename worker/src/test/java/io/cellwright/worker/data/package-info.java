@NullMarked
package io.cellwright.worker.data;

import org.jspecify.annotations.NullMarked;
