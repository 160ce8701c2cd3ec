/// What a network costs: parameters and multiply-adds, per node and in total.
@NullMarked
package io.cellwright.searchspace.cost;

import org.jspecify.annotations.NullMarked;
