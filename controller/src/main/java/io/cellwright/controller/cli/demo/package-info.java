/// The demo: a controller and a worker in processes of their own, and one search.
@NullMarked
package io.cellwright.controller.cli.demo;

import org.jspecify.annotations.NullMarked;
