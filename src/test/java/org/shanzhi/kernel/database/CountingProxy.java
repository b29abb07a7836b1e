package org.shanzhi.kernel.database;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between driver and server and counts how often the server says ReadyForQuery: the driver waits for that once a
 * round trip.
 */
final class CountingProxy implements AutoCloseable {
    private static final int READY_FOR_QUERY = 'Z';
    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final int serverPort;

    CountingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int roundTrips() {
        return roundTrips.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> answer(server, client));
            }
        } catch (IOException e) {
            // the listener was closed
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other side went away
        }
    }

    private void answer(Socket server, Socket client) {
        try (server;
                client;
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream()) {
            var data = new DataInputStream(in);
            while (true) {
                var type = data.readUnsignedByte();
                var length = data.readInt();
                var body = data.readNBytes(length - 4);
                if (type == READY_FOR_QUERY) {
                    roundTrips.incrementAndGet();
                }
                var message = ByteBuffer.allocate(1 + length)
                        .put((byte) type)
                        .putInt(length)
                        .put(body);
                out.write(message.array());
                out.flush();
            }
        } catch (IOException e) {
            // the other side went away
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
