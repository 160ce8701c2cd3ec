package io.cellwright.controller.cli.client;

/// One event of a stream: its name, and one line of JSON.
public record ServerSentEvent(String name, String data) {}
