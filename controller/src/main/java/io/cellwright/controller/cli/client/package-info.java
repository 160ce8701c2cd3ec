/// The REST API of a controller, as the command line calls it.
@NullMarked
package io.cellwright.controller.cli.client;

import org.jspecify.annotations.NullMarked;
