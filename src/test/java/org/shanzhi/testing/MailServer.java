package org.shanzhi.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server: speaks as much SMTP (RFC 5321) as a client needs, keeps what it takes, and knows nobody called nobody. */
public final class MailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile boolean busy;

    public MailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public String address() {
        return "smtp://localhost:" + socket.getLocalPort();
    }

    /** Whole messages as they were sent. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** From now on it tells every client to come again later. */
    public void busy(boolean yes) {
        busy = yes;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            say(out, busy ? "421 come again later" : "220 ready");
            for (String line = in.readLine(); line != null && !busy; line = in.readLine()) {
                String word = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                switch (word) {
                    case "RCPT" -> say(out, line.contains("<nobody@") ? "550 no such mail box" : "250 known");
                    case "DATA" -> {
                        say(out, "354 go on");
                        taken.add(message(in));
                        say(out, "250 taken");
                    }
                    case "QUIT" -> say(out, "221 good bye");
                    default -> say(out, "250 well");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine())
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
