/// What the controller remembers: one class a table, and the weights as files.
@NullMarked
package io.cellwright.controller.store;

import org.jspecify.annotations.NullMarked;
