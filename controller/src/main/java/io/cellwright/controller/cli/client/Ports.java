package io.cellwright.controller.cli.client;

import io.cellwright.controller.cli.output.CommandFailure;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Looks whether a port is free before anything is started that would need it.
public final class Ports {

    private Ports() {}

    /// The port itself if it is free, or a free one for 0. Throws [CommandFailure].
    public static int free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        } catch (UnknownHostException e) {
            throw new CommandFailure("no address is known for the host \"%s\"".formatted(host), e);
        } catch (BindException e) {
            throw new CommandFailure(
                    "port %d of %s cannot be used (%s): choose another with --port, or stop what uses it"
                            .formatted(port, host, e.getMessage()),
                    e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "port %d of %s cannot be used: %s".formatted(port, host, e.getMessage()), e);
        }
    }
}
