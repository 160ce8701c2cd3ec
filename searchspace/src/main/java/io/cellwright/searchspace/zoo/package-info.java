/// Hand-designed models, by name.
@NullMarked
package io.cellwright.searchspace.zoo;

import org.jspecify.annotations.NullMarked;
