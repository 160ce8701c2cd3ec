@NullMarked
package io.cellwright.searchspace.codegen;

import org.jspecify.annotations.NullMarked;
