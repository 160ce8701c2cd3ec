/// What the commands `model` print about networks: as tables, as documents, and as Markdown.
@NullMarked
package io.cellwright.controller.cli.model;

import org.jspecify.annotations.NullMarked;
