/// Pictures of cells as SVG, laid out by Eclipse ELK.
@NullMarked
package io.cellwright.controller.drawing;

import org.jspecify.annotations.NullMarked;
