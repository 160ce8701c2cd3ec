/// The REST API, server-sent events and the dashboard's files; the only package that knows the web
/// server.
@NullMarked
package io.cellwright.controller.rest;

import org.jspecify.annotations.NullMarked;
