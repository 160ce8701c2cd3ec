/// The documented building blocks of the CNN literature, each of which expands into graph nodes.
@NullMarked
package io.cellwright.searchspace.block;

import org.jspecify.annotations.NullMarked;
