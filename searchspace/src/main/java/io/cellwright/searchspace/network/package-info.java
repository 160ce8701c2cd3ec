/// Skeletons that stack cells into whole networks.
@NullMarked
package io.cellwright.searchspace.network;

import org.jspecify.annotations.NullMarked;
