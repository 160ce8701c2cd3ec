package io.cellwright.controller.cli.client;

import java.net.URI;

/// Where a controller answers, and the token that it asks for.
///
/// @param address without a path, as `http://127.0.0.1:8080`
/// @param token the operator token
public record Endpoint(URI address, String token) {

    private static final int HIGHEST_PORT = 65_535;

    public Endpoint {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean bare = address.getPath() == null || address.getPath().matches("/?");
        if (!http
                || address.getHost() == null
                || address.getPort() > HIGHEST_PORT
                || !bare
                || address.getQuery() != null) {
            throw new IllegalArgumentException(
                    "a controller's address is as http://HOST:PORT, not \"%s\"".formatted(address));
        }
        if (!isToken(token)) {
            throw new IllegalArgumentException("a token is one line of visible characters");
        }
    }

    /// Whether it can be sent as a token.
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /// The address of one resource.
    public URI resolve(String path) {
        return address.resolve(path);
    }

    /// Never shows the token.
    @Override
    public String toString() {
        return address.toString();
    }
}
