/// What a network costs: parameters, multiply-adds and memory, per node and in total, and how deep
/// it is and how far it sees.
@NullMarked
package io.cellwright.searchspace.cost;

import org.jspecify.annotations.NullMarked;
