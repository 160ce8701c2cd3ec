/// From a graph to something that runs elsewhere.
@NullMarked
package io.cellwright.searchspace.codegen;

import org.jspecify.annotations.NullMarked;
