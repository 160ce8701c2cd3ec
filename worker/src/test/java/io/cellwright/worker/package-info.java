@NullMarked
package io.cellwright.worker;

import org.jspecify.annotations.NullMarked;
