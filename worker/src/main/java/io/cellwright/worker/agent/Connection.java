package io.cellwright.worker.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where the controller is, and what a worker shows it.
///
/// @param controller the address without a path to a route, as `http://127.0.0.1:8080`
/// @param token the pool token
public record Connection(URI controller, String token) {

    private static final int HIGHEST_PORT = 65_535;

    public Connection {
        String scheme = String.valueOf(controller.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || controller.getHost() == null
                || controller.getPort() > HIGHEST_PORT
                || controller.getRawQuery() != null
                || controller.getRawFragment() != null
                || controller.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the controller's address is like http://HOST:PORT, not \"%s\""
                            .formatted(controller));
        }
        if (token.isEmpty()
                || !token.chars().allMatch(character -> character > 32 && character < 127)) {
            throw new IllegalArgumentException(
                    "a token is one word of printable ASCII characters, and this one is not");
        }
    }

    /// Reads the address. Throws [IllegalArgumentException] that says what an address is like.
    public static Connection of(String controller, String token) {
        try {
            return new Connection(new URI(controller.replaceFirst("/+$", "")), token);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the controller's address is like http://HOST:PORT, not \"%s\""
                            .formatted(controller),
                    e);
        }
    }

    URI route(String path) {
        return URI.create(controller + "/api/v1" + path);
    }

    /// Without the token, as this may end up in a log.
    @Override
    public String toString() {
        return controller.toString();
    }
}
