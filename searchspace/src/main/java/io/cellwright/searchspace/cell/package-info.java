/// Cells and architectures: what a search decides, with their canonical form and hash.
@NullMarked
package io.cellwright.searchspace.cell;

import org.jspecify.annotations.NullMarked;
