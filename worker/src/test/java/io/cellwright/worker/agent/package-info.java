@NullMarked
package io.cellwright.worker.agent;

import org.jspecify.annotations.NullMarked;
