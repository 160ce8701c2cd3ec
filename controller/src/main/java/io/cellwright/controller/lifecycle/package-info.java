/// The states of a trial, which move is legal, and what there is to tell of a change.
@NullMarked
package io.cellwright.controller.lifecycle;

import org.jspecify.annotations.NullMarked;
