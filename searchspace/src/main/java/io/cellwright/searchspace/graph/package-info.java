/// A convolutional network as plain data: validated nodes in topological order, their operations
/// and shapes.
@NullMarked
package io.cellwright.searchspace.graph;

import org.jspecify.annotations.NullMarked;
