/// Settings that documents call by a name, with what differs from the usual ones.
@NullMarked
package io.cellwright.controller.search.settings;

import org.jspecify.annotations.NullMarked;
