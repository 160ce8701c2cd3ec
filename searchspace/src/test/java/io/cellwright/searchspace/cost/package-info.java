@NullMarked
package io.cellwright.searchspace.cost;

import org.jspecify.annotations.NullMarked;
