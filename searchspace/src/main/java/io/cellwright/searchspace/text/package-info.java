/// Words for people, what every error about a name has in common, and YAML as nodes.
@NullMarked
package io.cellwright.searchspace.text;

import org.jspecify.annotations.NullMarked;
